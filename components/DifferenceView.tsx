import type { Language } from '@/utils/article/types';
import type { Difference, Line, Piece } from '@/utils/compare/types';
import { useLocaleContext } from './locale-context';

interface DifferenceViewProps {
  difference: Difference;
  /** Of the newer version. */
  title: string;
  language: Language;
}

/** What changed from one version to another: the paragraphs that differ, with one that stayed on either side. */
export function DifferenceView({ difference, title, language }: DifferenceViewProps) {
  const { t } = useLocaleContext();
  const { counts, paragraphs } = difference;
  const nothing = paragraphs === 0 && !difference.title;
  return (
    <section class="difference" data-testid="difference" aria-label={t('difference')}>
      <p class="difference-summary" role="status" data-testid="difference-summary">
        {nothing && t('differenceNone')}
        {difference.title && <span>{t('differenceTitle')}</span>}
        {paragraphs > 0 && <span>{t('differenceParagraphs', { count: paragraphs, ...counts })}</span>}
      </p>
      <div lang={language}>
        <h2>{difference.title ? <Labelled kind="title" pieces={difference.title} /> : title}</h2>
        {group(difference.lines).map((lines, index) => (
          <Group key={index} lines={lines} />
        ))}
      </div>
    </section>
  );
}

/** Lines that are the same, together; every other alone. */
function group(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (line.kind === 'same' && last?.[0]?.kind === 'same') last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Long stretches that are the same are folded, but for the paragraphs beside what differs. */
function Group({ lines }: { lines: readonly Line[] }) {
  const { t } = useLocaleContext();
  const [first] = lines;
  if (!first) return null;
  if (lines.length < 4) {
    return (
      <>
        {lines.map((line, index) => (
          <Paragraph key={index} line={line} />
        ))}
      </>
    );
  }
  return (
    <>
      <Paragraph line={first} />
      <details class="difference-fold">
        <summary>{t('differenceSame', { count: lines.length - 2 })}</summary>
        {lines.slice(1, -1).map((line, index) => (
          <Paragraph key={index} line={line} />
        ))}
      </details>
      <Paragraph line={lines.at(-1) ?? first} />
    </>
  );
}

function Paragraph({ line }: { line: Line }) {
  if (line.kind === 'same') return <p class="difference-line">{line.text}</p>;
  const pieces: readonly Piece[] =
    'pieces' in line ? line.pieces : [{ kind: line.kind === 'added' ? 'added' : 'removed', text: line.text }];
  return (
    <p class="difference-line" data-kind={line.kind}>
      <Labelled kind={line.kind} pieces={pieces} />
    </p>
  );
}

/** Words say what colours and lines show. */
function Labelled({
  kind,
  pieces,
}: {
  kind: Exclude<Line['kind'], 'same'> | 'title';
  pieces: readonly Piece[];
}) {
  const { t, locale } = useLocaleContext();
  return (
    <>
      <span class="difference-label" lang={locale}>
        {t(`difference.${kind}`)}
      </span>
      {pieces.map((piece, index) => (
        <PieceText key={index} piece={piece} named={pieces.length > 1} />
      ))}
    </>
  );
}

function PieceText({ piece: { kind, text }, named }: { piece: Piece; named: boolean }) {
  const { t, locale } = useLocaleContext();
  if (kind === 'same') return <>{text}</>;
  const Tag = kind === 'removed' ? 'del' : 'ins';
  return (
    <Tag>
      {named && (
        <span class="visually-hidden" lang={locale}>
          {t(kind === 'removed' ? 'differenceDeleted' : 'differenceInserted')}
        </span>
      )}
      {text}
    </Tag>
  );
}
