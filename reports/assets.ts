/** What the page embeds and cannot make itself; the host reads it from disk. */
export interface Assets {
  /** Variable fonts, latin subset, WOFF2 in base64. */
  readonly fonts: { readonly sans: string; readonly serif: string }
  /** reports/client bundled to one classic script. */
  readonly clientScript: string
  /** reports/client/engine-worker.ts bundled: the simulator for the live page. */
  readonly engineScript: string
  /** Licences of the fonts, and of the packages in the two scripts. */
  readonly notices: string
}
