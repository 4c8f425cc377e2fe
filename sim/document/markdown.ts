/** Tables of Markdown that no text can break out of. */

/** `head` marks columns of figures with a trailing colon, which sets them right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = head.map((name) => name.replace(/:$/, ''))
  const rule = head.map((name) => (name.endsWith(':') ? '--:' : '---'))
  return [names, rule, ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .split('`')
    .map((part, i) => (i % 2 === 0 ? part.replaceAll('<', '&lt;') : part))
    .join('`')
}

export const code = (text: string): string => `\`${text}\``
