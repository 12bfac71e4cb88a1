/** Runs in the index of an exported site, so it is plain and small; the page's policy names its hash. */
export const searchScript = `
'use strict';
(() => {
  const field = document.getElementById('search');
  const nothing = document.getElementById('nothing');
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const sections = [...document.querySelectorAll('section')].map((section) => ({
    section,
    rows: [...section.querySelectorAll('li')].map((row) => ({ row, title: fold(row.querySelector('a').textContent) })),
  }));
  const find = () => {
    const words = fold(field.value).split(/\\s+/u).filter(Boolean);
    let found = 0;
    for (const { section, rows } of sections) {
      let shown = 0;
      for (const { row, title } of rows) {
        row.hidden = !words.every((word) => title.includes(word));
        if (!row.hidden) shown += 1;
      }
      section.hidden = shown === 0;
      found += shown;
    }
    nothing.hidden = found > 0 || words.length === 0;
  };
  field.addEventListener('input', find);
  // A browser that comes back to the page may have kept the words.
  window.addEventListener('pageshow', find);
})();
`;

export const searchStyle = `#search { width: 100%; box-sizing: border-box; padding: .5em; font: inherit; }
section ul { list-style: none; padding: 0; }
section li { margin: .8em 0; line-height: 1.4; }
[hidden] { display: none; }
`;
