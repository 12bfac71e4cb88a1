import type { ComponentChildren } from 'preact';

/** Drawn in the theme's own colours: see welcome.css for the classes. They show nothing that the words don't say. */
function Drawing({ children }: { children: ComponentChildren }) {
  return (
    <svg class="drawing" viewBox="0 0 320 200" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** The outline of Jianbao's own clipping, 24 wide and 28 high. */
const clipping = 'M0 1.5Q0 0 1.5 0h21Q24 0 24 1.5V25l-3 3-3-3-3 3-3-3-3 3-3-3-3 3-3-3Z';

/** A window with a page of news; the button in its toolbar, and the article on its way out of the page. */
export function SaveDrawing() {
  return (
    <Drawing>
      <rect class="d-sheet" x="24" y="20" width="272" height="160" rx="6" />
      <path class="d-desk" d="M24 26q0-6 6-6h260q6 0 6 6v22H24Z" />
      <circle class="d-mark" cx="38" cy="34" r="3" />
      <circle class="d-mark" cx="50" cy="34" r="3" />
      <rect class="d-field" x="66" y="27" width="162" height="14" rx="7" />
      <g transform="translate(240 25) scale(.62)">
        <path class="d-seal" d={clipping} />
        <path class="d-on-seal" d="M5 5h14v4H5Zm0 7h6v8H5Zm8 0h6v2h-6Zm0 6h6v2h-6Z" />
      </g>
      <circle class="d-ring" cx="247.5" cy="34" r="14" />
      <path class="d-line" d="M272 29v10m-5-5h10" />
      <path class="d-text" d="M48 68h80M48 80h80M48 92h64M48 116h80M48 128h80M48 140h72M48 152h80" />
      <path class="d-cut" d="M150 62h122v98H150Z" />
      <path class="d-heading" d="M164 78h84" />
      <rect class="d-picture" x="164" y="90" width="42" height="32" />
      <path class="d-text" d="M216 94h42M216 106h42M216 118h30M164 136h94M164 148h70" />
      <g class="d-line" transform="translate(136 148) rotate(-34)">
        <circle cx="0" cy="0" r="5" />
        <circle cx="0" cy="14" r="5" />
        <path d="m4 3 22 13M4 11 26-2" />
      </g>
    </Drawing>
  );
}

/** A computer with the clippings in it, and a cloud that is crossed out. */
export function LocalDrawing() {
  return (
    <Drawing>
      <rect class="d-sheet" x="58" y="28" width="168" height="112" rx="6" />
      <path class="d-desk" d="M38 148h208l12 16q2 6-4 6H30q-6 0-4-6Z" />
      <path class="d-field" d="M120 154h44l4 6h-52Z" />
      {[0, 1, 2].map((index) => (
        <g key={index} transform={`translate(${78 + index * 46} ${48 + (index % 2) * 6}) scale(1.5)`}>
          <path class={index === 1 ? 'd-seal' : 'd-paper'} d={clipping} />
          <path
            class={index === 1 ? 'd-on-seal' : 'd-soft'}
            d="M5 5h14v4H5Zm0 7h6v8H5Zm8 0h6v2h-6Zm0 6h6v2h-6Z"
          />
        </g>
      ))}
      <g transform="translate(238 34)">
        <path class="d-cloud" d="M14 34a11 11 0 0 1 2-22 15 15 0 0 1 28-1 12 12 0 0 1 4 23Z" />
        <path class="d-line" d="M6 44 56-2" />
      </g>
    </Drawing>
  );
}

/** An open drawer of the archive, and an arrow that carries a box out of it. */
export function BackupDrawing() {
  return (
    <Drawing>
      <rect class="d-desk" x="36" y="26" width="112" height="148" rx="4" />
      <rect class="d-sheet" x="46" y="38" width="92" height="36" rx="2" />
      <path class="d-line" d="M82 56h20" />
      <rect class="d-sheet" x="46" y="130" width="92" height="36" rx="2" />
      <path class="d-line" d="M82 148h20" />
      <g transform="translate(58 74) scale(1.1)">
        <path class="d-paper" d={clipping} transform="translate(2 0)" />
        <path class="d-seal" d={clipping} transform="translate(24 -4)" />
        <path class="d-paper" d={clipping} transform="translate(46 2)" />
      </g>
      <path class="d-sheet" d="M40 92h104l8 30H32Z" />
      <path class="d-line" d="M82 107h20" />
      <path class="d-line" d="M168 96h44m-10-10 10 10-10 10" />
      <path class="d-box" d="M232 74h60v48h-60Z" />
      <path class="d-field" d="m226 66 6-8h60l6 8v12h-72Z" />
      <path class="d-heading" d="M254 92h16" />
    </Drawing>
  );
}
