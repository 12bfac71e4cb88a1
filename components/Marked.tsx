/** A text with the words found in it. */
export interface MarkedText {
  text: string;
  /** Ranges of code units of `text`, in order. */
  marks: readonly (readonly [number, number])[];
}

/** Where an article has what was searched for. */
export interface Hit {
  titleMarks: MarkedText['marks'];
  /** A piece of the text. */
  snippet: MarkedText;
}

/** The text with its marks. What was saved is text here, whatever it looks like. */
export function Marked({ text, marks }: MarkedText) {
  return (
    <>
      {marks.map(([start, end], at) => (
        <>
          {text.slice(marks[at - 1]?.[1] ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(marks[marks.length - 1]?.[1] ?? 0)}
    </>
  );
}
