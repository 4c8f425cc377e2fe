export function billOfMaterials(): {
  readonly bomFormat: string
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } }
  readonly components: readonly { readonly name: string; readonly version: string; readonly licenses?: unknown }[]
}
