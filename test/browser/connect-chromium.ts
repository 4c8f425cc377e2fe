/** The Chromium that all browser tests share (share-chromium.ts); closing it closes the pages of one file. */
import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

export const connectChromium = (): Promise<Browser> => chromium.connect(inject('chromium'))
