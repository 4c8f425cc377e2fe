/** Every chart can be taken away: as SVG, as PNG, or as a frame in another page that shows it alone. */
import { download } from './download.ts'
import { pictureOf } from './picture.ts'

/** Pixels of a PNG for one of the page: sharp on paper. */
const SHARP = 2
const EMBED = '#embed='

export function startPictures(run: string): void {
  const source = `Source: ${document.title}, run ${run}.`
  for (const figure of document.querySelectorAll<HTMLElement>('figure.card[id], figure.screen-chart[id]')) {
    const name = `${figure.id.replace(/^figure-/, '')}-${run}`
    const line = document.createElement('p')
    line.className = 'saves'
    const button = (text: string, label: string, act: () => void): void => {
      const made = document.createElement('button')
      made.type = 'button'
      made.textContent = text
      made.setAttribute('aria-label', `${label}: ${figure.querySelector('h2, h3')?.textContent ?? ''}`)
      made.addEventListener('click', act)
      line.append(made)
    }
    button('SVG', 'Save as SVG', () => download(`${name}.svg`, pictureOf(figure, source), 'image/svg+xml'))
    button('PNG', 'Save as PNG', () => void savePng(`${name}.png`, pictureOf(figure, source)))
    button('Embed', 'Embed in another page', () => void navigator.clipboard.writeText(frameOf(figure)))
    figure.append(line)
  }
}

function frameOf(figure: HTMLElement): string {
  const { width, height } = figure.getBoundingClientRect()
  const [address] = location.href.split('#')
  const title = (figure.querySelector('h2, h3')?.textContent ?? '').replace(/&/g, '&amp;').replace(/"/g, '&quot;')
  return `<iframe src="${address}${EMBED}${figure.id}" width="${Math.ceil(width)}" height="${Math.ceil(height)}" title="${title}"></iframe>`
}

async function savePng(name: string, svg: string): Promise<void> {
  const fonts = document.querySelector('style')?.textContent?.match(/@font-face\s*\{[^}]*\}/g) ?? []
  const image = new Image()
  // A picture knows no font of the page's but those it brings along.
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace('>', `><style>${fonts.join('')}</style>`))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * SHARP
  canvas.height = image.height * SHARP
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  canvas.toBlob((blob) => blob && download(name, blob, 'image/png'), 'image/png')
}

/** An address that names a figure after `#embed=` shows that figure alone. */
export function showEmbedded(): void {
  if (!location.hash.startsWith(EMBED)) return
  const figure = document.getElementById(location.hash.slice(EMBED.length))
  if (figure?.matches('figure.card, figure.screen-chart') !== true) return
  document.documentElement.classList.add('embedded')
  document.body.replaceChildren(figure)
}
