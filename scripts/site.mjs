/**
 * `npm run docs`: the pages of docs/ as one site in dist/site, that opens from disk and asks for no network. What Eleventy makes of each
 * page is set into one frame; links between pages and to their headings are checked when all are there.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { IdAttributePlugin } from '@11ty/eleventy'

const OUTPUT = 'dist/site'
/** Prose from which a page is made, and that is in it. */
const PARTS = ['docs/odd/**', 'docs/evidence/**']

const STYLE = `
body { margin: 0; font: 17px/1.55 system-ui, sans-serif; color: #1d2430; background: #fff }
header { padding: .7rem 1.5rem; border-bottom: 1px solid #d6dae1; background: #f5f6f8 }
header a { margin-right: 1.2rem }
main { max-width: 62rem; margin: 0 auto; padding: 1rem 1.5rem 4rem }
a { color: #0a5a94 }
h1, h2, h3 { line-height: 1.2; margin-top: 2em } h1 { margin-top: .8em }
img { max-width: 100% }
pre { overflow-x: auto; padding: .8rem 1rem; background: #f5f6f8; border: 1px solid #d6dae1; border-radius: 6px }
code { font-size: .88em } pre code { font-size: .82em; line-height: 1.45 }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: .9em }
th, td { padding: .35em .7em; border: 1px solid #d6dae1; vertical-align: top; text-align: left }
@media (prefers-color-scheme: dark) {
  body { color: #e3e6ea; background: #14181e } a { color: #7fbdee }
  header, pre { background: #1c222b } header, pre, th, td { border-color: #3a424e }
}`
const TOP = { 'index.html': 'Documents', 'tutorial.html': 'Tutorial', 'glossary.html': 'Glossary' }

const addressOf = (file) => `${file.replace(/README$/, 'index')}.html`

export default function (config) {
  for (const part of PARTS) config.ignores.add(part)
  for (const files of ['**/*.{png,svg,json}', 'cluster/{Dockerfile,*.yaml,*.sbatch}', 'studies/*/*.yaml'])
    config.addPassthroughCopy(`docs/${files}`)
  config.addGlobalData(
    'eleventyComputed.permalink',
    () =>
      ({ page }) =>
        addressOf(page.filePathStem),
  )
  config.addPlugin(IdAttributePlugin, { slugify: headingId })
  config.addTransform('frame', (html, path) => frame(html, relative(OUTPUT, path ?? OUTPUT)))
  config.on('eleventy.after', ({ results }) => refuseDeadLinks(results.map(({ outputPath }) => outputPath)))
  return { dir: { input: 'docs', output: OUTPUT }, markdownTemplateEngine: false, templateFormats: ['md'] }
}

/** As GitHub makes them, so that a link works there too. */
const headingId = (text) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')

function frame(html, page) {
  const [, title] = /<h1[^>]*>(.*?)<\/h1>/.exec(html) ?? [undefined, 'Chokepoint']
  const up = relative(dirname(page), '.') || '.'
  const top = Object.entries(TOP).map(([path, name]) => `<a href="${up}/${path}">${name}</a>`)
  const body = html
    .replaceAll(
      /<a href="([^":#]*)([^"]*)">(.*?)<\/a>/gs,
      (link, path, rest, text) => linkFrom(page, path, rest, text) ?? link,
    )
    .replaceAll('<table>', '<div class="wide"><table>')
    .replaceAll('</table>', '</table></div>')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title.replaceAll(/<[^>]*>/g, '')} – Chokepoint</title>
<style>${STYLE}</style>
<header>${top.join('')}</header>
<main>
${body}</main>
</html>
`
}

/** Undefined where a link stays as it is. What lies outside docs/ is a name here, and no link. */
function linkFrom(page, path, rest, text) {
  if (path === '') return undefined
  if (relative('.', join(dirname(page), path)).startsWith('..')) return text
  return path.endsWith('.md') ? `<a href="${addressOf(path.slice(0, -'.md'.length))}${rest}">${text}</a>` : undefined
}

function refuseDeadLinks(files) {
  const dead = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:href|src)="(?![a-z]+:)([^"#]*)#?([^"]*)"/g)]
      .filter(([, path, heading]) => !leads(path === '' ? file : resolve(dirname(file), path), heading))
      .map(([link]) => `${file}: ${link}`),
  )
  if (dead.length > 0) throw new Error(`links that lead nowhere:\n${dead.join('\n')}`)
}

const leads = (path, heading) =>
  existsSync(path) && (heading === '' || readFileSync(path, 'utf8').includes(` id="${decodeURIComponent(heading)}"`))
