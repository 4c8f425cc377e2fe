/** In place of wrap-ansi, for plain text (see plain-width.mjs): lines of at most `width` columns; a longer word is cut. */
export default (text, width) =>
  text
    .split('\n')
    .map((line) => wrapLine(line, width).join('\n'))
    .join('\n')

function wrapLine(line, width) {
  const pieces = line.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
  const lines = ['']
  for (const piece of pieces) {
    const longer = lines.at(-1) === '' ? piece : `${lines.at(-1)} ${piece}`
    if (longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines
}
