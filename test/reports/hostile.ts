/** Texts that try to leave the place they are put in. `pwned` must never be set and nothing may be fetched. */
export const HOSTILE: readonly string[] = [
  '</script><script>window.pwned=1</script>',
  '</title><script>window.pwned=1</script>',
  '</style><script>window.pwned=1</script>',
  '--><script>window.pwned=1</script><!--',
  '<!--<script>window.pwned=1',
  '<svg onload="window.pwned=1">',
  '<img src=x onerror=window.pwned=1>',
  '<iframe src="javascript:parent.pwned=1"></iframe>',
  '"><svg onload=window.pwned=1>',
  "' onmouseover='window.pwned=1",
  '" autofocus onfocus="window.pwned=1',
  'javascript:window.pwned=1',
  '${window.pwned=1}',
  '{{constructor.constructor("window.pwned=1")()}}',
  "datum['x'] || (window.pwned = 1)",
  'toString(event.view.pwned = 1)',
  '\u2028window.pwned=1\u2029',
  '\u202egnp.exe \u2066window.pwned=1',
  '\u0000\u0008<b\u0000>window.pwned=1',
  '<style>@import url(https://example.invalid/x.css)</style>',
  '<link rel=stylesheet href=https://example.invalid/x.css>',
  '<base href=https://example.invalid/><meta http-equiv=refresh content="0;url=https://example.invalid/">',
]

/** All of them at once, in either order: what one of them opens another must not close. */
export const ALL_HOSTILE: readonly string[] = [HOSTILE.join(' '), [...HOSTILE].reverse().join(' ')]

/** Replaces every text of a JSON value that `pick` chooses; keys stay. */
export function mapTexts(value: unknown, change: (text: string, path: string) => string, path = ''): unknown {
  if (typeof value === 'string') return change(value, path)
  if (Array.isArray(value)) return value.map((one, i) => mapTexts(one, change, `${path}[${i}]`))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change, `${path}.${key}`)]))
}

/** What a page holds that only its own markup may bring; the payload is data and left out. */
export function markupIn(page: string): Readonly<Record<string, number>> {
  const shown = page.replace(/<script type="(?:application\/json|text\/plain)" id="[^"]*">[^<]*<\/script>/g, '')
  const count = (pattern: RegExp): number => shown.match(pattern)?.length ?? 0
  return {
    scripts: count(/<script/g),
    styles: count(/<\/?style/g),
    links: count(/<link/g),
    metas: count(/<meta/g),
    comments: count(/<!--/g),
    foreign: count(/<(iframe|img|base|object|embed|form|foreignObject|a\s[^>]*href="(?!#))/gi),
    handlers: shown.replace(/"[^"]*"/g, '""').match(/<[a-z][^<>]*\son[a-z]+\s*=/gi)?.length ?? 0,
    invisible: page.match(/[\u0000\u2028\u2029\u202e\u2066]/g)?.length ?? 0,
  }
}

export const OWN_MARKUP = {
  scripts: 1,
  styles: 2,
  links: 1,
  metas: 5,
  comments: 0,
  foreign: 0,
  handlers: 0,
  invisible: 0,
} as const
