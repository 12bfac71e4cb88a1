/** The match patterns that were granted beside the manifest's own, in the order of their hosts. */
export function grantedHosts(granted: readonly string[], own: readonly string[]): string[] {
  const known = new Set(own);
  return granted
    .filter((pattern) => !known.has(pattern))
    .sort((left, right) => (hostOf(left) ?? '').localeCompare(hostOf(right) ?? ''));
}

/** The host in a match pattern, such as `img.example.com` or `*.example.com`; undefined where it means all hosts. */
export function hostOf(pattern: string): string | undefined {
  const [, host] = /^[^:]+:\/\/([^/]+)\//.exec(pattern) ?? [];
  return host === '*' ? undefined : host;
}
