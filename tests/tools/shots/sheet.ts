export interface Shot {
  state: string;
  locale: string;
  scheme: string;
  /** CSS pixels. */
  width: number;
  /** Beside the sheet. */
  file: string;
}

/** A page that shows every picture, a section a state. */
export function writeSheet(shots: readonly Shot[]): string {
  const states = [...new Set(shots.map(({ state }) => state))];
  const sections = states.map((state) => {
    const figures = shots.filter((shot) => shot.state === state).map(writeFigure);
    return `<h2 id="${state}">${state}</h2>\n<div>${figures.join('\n')}</div>`;
  });
  return `<!doctype html>
<meta charset="utf-8">
<title>Jianbao: every page and state</title>
<style>
  body { margin: 2rem; font: 14px/1.5 sans-serif; background: #888; color: #111 }
  nav { columns: 6 }
  div { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }
  figure { margin: 0 }
  img { display: block; width: auto; max-height: 420px; max-width: 480px }
</style>
<nav>${states.map((state) => `<a href="#${state}">${state}</a><br>`).join('')}</nav>
${sections.join('\n')}
`;
}

function writeFigure({ locale, scheme, width, file }: Shot): string {
  const about = `${locale} · ${scheme} · ${width}`;
  return `<figure><a href="${file}"><img src="${file}" alt="${about}" loading="lazy"></a><figcaption>${about}</figcaption></figure>`;
}
