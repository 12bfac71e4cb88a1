/** Drawn on a grid of 24, in strokes of the text's colour. */
const paths = {
  alert: 'M12 4 2.5 20h19L12 4Zm0 6v4.5m0 2.6v.1',
  back: 'M19 12H5m6-6-6 6 6 6',
  bookmark: 'M6.5 3.5h11v17L12 16.5l-5.5 4v-17Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clipping: 'M5 3.5h14V17l-2.3 2-2.4-2-2.3 2-2.3-2-2.4 2L5 17V3.5Zm3.5 4h7m-7 3.5h7m-7 3.5h4',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9.5 6 6 6-6',
  envelope: 'M3.5 6h17v12.5h-17V6Zm.5.5 8 6.5 8-6.5',
  envelopeOpen: 'M3.5 10v9.5h17V10L12 4l-8.5 6Zm.3.4L12 15.5l8.2-5.1',
  export: 'M12 3v12m-4.5-4.5L12 15l4.5-4.5M4.5 16v4.5h15V16',
  help: 'M9.2 9.2a2.9 2.9 0 1 1 4 2.7c-.8.4-1.2.9-1.2 1.8v.6m0 2.6v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  history: 'M4.5 12a7.5 7.5 0 1 0 2.3-5.4M4.5 3.5v4.3h4.3M12 8v4.3l3 1.8',
  import: 'M12 15V3M7.5 7.5 12 3l4.5 4.5M4.5 16v4.5h15V16',
  info: 'M12 11v6m0-9.5v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  library: 'M4 4.5v15h4v-15H4Zm4 0v15h4v-15H8Zm5.5 1 4.5 14 3-1-4.5-14-3 1Z',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7l-1.4 1.4M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.4-1.4',
  more: 'M5 11.2a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6Zm7 0a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6Zm7 0a.8.8 0 1 0 0 1.6.8.8 0 0 0 0-1.6Z',
  next: 'm6 5 8 7-8 7V5Zm12 0v14',
  note: 'M4 20h4L19 9l-4-4L4 16v4Zm9.5-13.5 4 4M12 20.5h8',
  pause: 'M8 5v14M16 5v14',
  pictureMissing: 'm3 3 18 18M8.5 5h11v11M5 7v12h12M5.5 18.5l4.5-5 3 3',
  play: 'm7 4.5 12 7.5-12 7.5v-15Z',
  previous: 'm18 5-8 7 8 7V5ZM6 5v14',
  retry: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4.3h-4.3',
  scissors:
    'M6.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5Zm0 10.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM9 8.2 20.5 18M9 15.8 20.5 6',
  script:
    'M4 5h8M8 3v2m3.2 0C10.5 8.5 8 11 4.5 12.5M5.5 8c1.3 2.4 3.4 4 6 4.8M12 20.5l4-10 4 10m-6.7-3.3h5.4',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L20.5 20.5',
  settings:
    'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-7 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  speaker: 'M4 9.5v5h3.5L12 19V5L7.5 9.5H4Zm11.5-1a5 5 0 0 1 0 7m2.5-9.5a8.5 8.5 0 0 1 0 12',
  star: 'm12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8L12 3.8Z',
  tab: 'M10 5H4.5v14.5H19V14M13.5 4.5h6v6m0-6-8 8',
  tag: 'M4 4.5h8l8.5 8.5-7.5 7.5L4.5 12V4.5M8.3 8.3h.01',
  sidebar: 'M3.5 5h17v14h-17V5Zm11 0v14m2.5-11h1m-1 3h1',
  type: 'm2.5 18.5 5-13 5 13M4.3 14h6.4m9.8-3.6v8.1m0-4a3.3 3.3 0 1 0-6.6 0 3.3 3.3 0 0 0 6.6 0Z',
  trash: 'M4.5 6.5h15m-10 0V4h5v2.5m3 0-.8 14H7.3l-.8-14m4 4v6m3-6v6',
  up: 'm6 14.5 6-6 6 6',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside a word; it has no name of its own, so the button around it must. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
