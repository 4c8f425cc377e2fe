/**
 * The software bill of materials of the package, as npm makes it of the lock file (CycloneDX), without what differs between two packs of
 * one version: a serial number, the time, the version of npm, the name of the folder.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

const readJson = (name) => JSON.parse(readFileSync(`${ROOT}${name}`, 'utf8'))

/** `npm sbom --omit dev` leaves out what development needs as well, so that what ships is chosen here. */
export function billOfMaterials() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const { serialNumber: _, metadata, ...bill } = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }))
  const { name, version } = readJson('package.json')
  const shipped = new Set([`${name}@${version}`, ...shippedPackages()])
  const components = bill.components.filter((component) => shipped.has(component['bom-ref']))
  const dependencies = bill.dependencies
    .filter(({ ref }) => shipped.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => shipped.has(other)) }))
  return { ...bill, metadata: { component: { ...metadata.component, name } }, components, dependencies }
}

function shippedPackages() {
  return Object.entries(readJson('package-lock.json').packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(`${ROOT}dist/bill-of-materials.cdx.json`, `${JSON.stringify(billOfMaterials(), null, 1)}\n`)
