const players = 'iframe,video,audio,video-js,embed,object';

/**
 * Replaces players by what a copy can keep: a figure with the still picture, where the page has one, and a link
 * that names the recording. Players without an address go.
 */
export function linkMedia(content: Element, base: string): void {
  for (const player of [...content.querySelectorAll(players)]) {
    const figure = content.contains(player) ? mediaFigure(player, base) : undefined;
    if (figure) player.replaceWith(figure);
    else player.remove();
  }
}

/** A figure that links to a player's recording. Undefined where it has no address. */
export function mediaFigure(player: Element, base: string, title?: string): Element | undefined {
  const source = player.getAttribute('src') ?? player.getAttribute('data-src') ?? player.getAttribute('data');
  const address = source ?? player.querySelector('source[src]')?.getAttribute('src');
  if (!address || !URL.canParse(address, base)) return undefined;
  const url = readerAddress(new URL(address, base));
  if (!/^https?:$/.test(url.protocol) || isWidget(url)) return undefined;
  const owner = player.ownerDocument;
  const figure = owner.createElement('figure');
  figure.setAttribute('data-framed', '');
  const poster = player.getAttribute('poster');
  if (poster && URL.canParse(poster, base)) {
    const image = owner.createElement('img');
    image.setAttribute('src', new URL(poster, base).href);
    image.setAttribute('alt', '');
    figure.append(image);
  }
  const caption = owner.createElement('figcaption');
  const link = owner.createElement('a');
  link.setAttribute('href', url.href);
  const kind = player.localName === 'audio' || /\.(?:mp3|m4a|ogg)$/i.test(url.pathname) ? '音频' : '视频';
  link.textContent = `${kind}：${(player.getAttribute('title') ?? title ?? url.hostname).trim() || url.hostname}`;
  caption.append(link);
  figure.append(caption);
  return figure;
}

/** The page a reader would open instead of an embedded player. */
function readerAddress(url: URL): URL {
  const [, video] = url.pathname.match(/^\/embed\/([\w-]+)/) ?? [];
  if (video && /(?:^|\.)youtube(?:-nocookie)?\.com$/.test(url.hostname)) {
    return new URL(`https://www.youtube.com/watch?v=${video}`);
  }
  const href = url.searchParams.get('href');
  if (href && /(?:^|\.)facebook\.com$/.test(url.hostname) && URL.canParse(href)) return new URL(href);
  return url;
}

/** Frames that hold advertisements, counters or buttons and no recording. */
function isWidget(url: URL): boolean {
  return /doubleclick|googlesyndication|googletagmanager|adservice|\/plugins\/(?:like|share|page)|safeframe|recaptcha/.test(
    url.href,
  );
}
