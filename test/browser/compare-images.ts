/** Two PNG pictures compared pixel by pixel, in the browser that can decode them. */
import type { Page } from 'playwright-core'

/** A channel that differs by less is the same colour to the eye. */
const SEEN = 40

export interface Compared {
  /** Share of pixels that differ; 1 where the sizes do. */
  readonly share: number
  /** PNG: differing pixels in red on white. */
  readonly difference: Uint8Array
}

export async function compareImages(page: Page, kept: Uint8Array, actual: Uint8Array): Promise<Compared> {
  const blank = await page.context().newPage()
  const { share, url } = await blank.evaluate(
    async ([one, other, seen]) => {
      const read = async (base64: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        const context = canvas.getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        return context.getImageData(0, 0, bitmap.width, bitmap.height)
      }
      const [a, b] = [await read(one), await read(other)]
      const canvas = document.createElement('canvas')
      canvas.width = b.width
      canvas.height = b.height
      const context = canvas.getContext('2d')!
      const out = context.createImageData(b.width, b.height)
      const isSameSize = a.width === b.width && a.height === b.height
      let count = 0
      for (let i = 0; i < b.data.length; i += 4) {
        const differs = [0, 1, 2].some((c) => Math.abs((a.data[i + c] ?? 0) - b.data[i + c]!) > seen)
        if (differs) count++
        out.data.set(differs ? [220, 0, 0, 255] : [255, 255, 255, 255], i)
      }
      context.putImageData(out, 0, 0)
      return { share: isSameSize ? (4 * count) / b.data.length : 1, url: canvas.toDataURL('image/png') }
    },
    [Buffer.from(kept).toString('base64'), Buffer.from(actual).toString('base64'), SEEN] as const,
  )
  await blank.close()
  return { share, difference: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64') }
}
