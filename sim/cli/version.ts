/** The version of this program, from package.json (put into the bundle when it is built). */
import packageJson from '../../package.json' with { type: 'json' }

export const VERSION: string = packageJson.version
