type Json = { readonly [key: string]: unknown };

/** HTML of the elements of an Arc story (`content_elements`), in order. What it links between paragraphs is left out. */
export function storyHtml(elements: unknown): string {
  return Array.isArray(elements) ? elements.filter(isJson).map(elementHtml).join('') : '';
}

function elementHtml(element: Json): string {
  const content = typeof element.content === 'string' ? element.content : '';
  switch (element.type) {
    case 'text':
      return `<p>${content}</p>`;
    case 'header':
      return `<h${headingLevel(element.level)}>${content}</h${headingLevel(element.level)}>`;
    case 'raw_html':
      return content;
    case 'image':
      return pictureHtml(element);
    case 'gallery':
      return storyHtml(element.content_elements);
    case 'list': {
      const tag = element.list_type === 'ordered' ? 'ol' : 'ul';
      const items = Array.isArray(element.items) ? element.items.filter(isJson) : [];
      return `<${tag}>${items.map((item) => `<li>${itemHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${content}${storyHtml(element.content_elements)}</blockquote>`;
    case 'oembed_response':
      return embedHtml(element);
    case 'video':
      return videoHtml(element);
    case 'table':
      return tableHtml(element);
    default:
      // Dividers, interstitial links and custom embeds are not the article's own words.
      return '';
  }
}

function itemHtml(item: Json): string {
  return item.type === 'text' && typeof item.content === 'string' ? item.content : elementHtml(item);
}

function pictureHtml(picture: Json): string {
  if (typeof picture.url !== 'string') return '';
  const caption =
    [picture.caption, picture.subtitle].find((words) => typeof words === 'string' && words) ?? '';
  const credits = isJson(picture.credits) ? picture.credits.affiliation : undefined;
  const credit = Array.isArray(credits) && isJson(credits[0]) ? String(credits[0].name ?? '') : '';
  const alt = typeof picture.alt_text === 'string' ? picture.alt_text : '';
  return (
    `<figure><img src="${escapeAttribute(picture.url)}" alt="${escapeAttribute(alt)}">` +
    `<figcaption>${caption}${credit && ` <span class="copyright">${credit}</span>`}</figcaption></figure>`
  );
}

function embedHtml(embed: Json): string {
  const response = isJson(embed.raw_oembed) ? embed.raw_oembed : {};
  if (typeof response.html === 'string') return response.html;
  const url = response.url ?? embed.referent;
  return typeof url === 'string' ? `<p><a href="${escapeAttribute(url)}">${url}</a></p>` : '';
}

function videoHtml(video: Json): string {
  const streams = Array.isArray(video.streams) ? video.streams.filter(isJson) : [];
  const source = streams.find((stream) => typeof stream.url === 'string')?.url ?? video.canonical_url;
  const headlines = isJson(video.headlines) ? video.headlines : {};
  if (typeof source !== 'string') return '';
  return `<video src="${escapeAttribute(source)}" title="${escapeAttribute(String(headlines.basic ?? ''))}"></video>`;
}

function tableHtml(table: Json): string {
  const rows = [
    ...(Array.isArray(table.header) ? [table.header] : []),
    ...(Array.isArray(table.rows) ? table.rows : []),
  ];
  const cells = (row: unknown) =>
    (Array.isArray(row) ? row.filter(isJson) : [])
      .map((cell) => `<td>${String(cell.content ?? '')}</td>`)
      .join('');
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}

function headingLevel(level: unknown): number {
  return typeof level === 'number' && level >= 1 && level <= 6 ? level : 2;
}

function escapeAttribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
