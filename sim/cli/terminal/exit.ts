/** How a command ends. Each code is a promise to scripts. */
export const EXIT = {
  good: 0,
  /** An `expect:` of the scenario did not hold. */
  expectFailed: 1,
  /** Bad input or usage; nothing was written. */
  badInput: 2,
  /** Failed while running; the same command goes on where it stopped. */
  failed: 3,
  /** Stopped by SIGTERM; run me again. */
  terminated: 75,
  /** Ctrl-C. */
  interrupted: 130,
} as const

/** The user can mend this: bad input, a wrong option, a folder that is not theirs to overwrite. Exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A batch that stopped on the way; what it stored so far is kept. Exit 3. */
export class InterruptedBatch extends Error {
  override readonly name = 'InterruptedBatch'
  constructor(reason: unknown) {
    super(`${describeFailure(reason)}\nthe same command goes on where this one failed`, { cause: reason })
  }
}

/** What went wrong, for people: the system's reason in words where it has one. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, path } = error as NodeJS.ErrnoException
  const reason = code === undefined ? undefined : REASONS[code]
  if (reason === undefined) return error.message
  return path === undefined ? reason : `${path}: ${reason}`
}

/** A path that cannot be one, whatever the disk does: whoever named it can mend it. */
export function isPathFault(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code !== undefined && ['EISDIR', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(code)
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'disk quota exceeded',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  EIO: 'the disk reports an input/output error',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'is a folder, not a file',
  EFBIG: 'the file is larger than this process may write',
  EMFILE: 'too many open files',
  ELOOP: 'the link leads in a circle',
  ENAMETOOLONG: 'the name is too long',
}
