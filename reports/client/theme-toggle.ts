/** Light or dark by hand; until then the page follows the system. */
export function startThemeToggle(): void {
  const button = document.querySelector<HTMLButtonElement>('#theme')
  const root = document.documentElement
  if (!button) return
  const dark = (): boolean =>
    root.dataset['theme'] === undefined
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : root.dataset['theme'] === 'dark'
  const label = (): void => {
    button.textContent = dark() ? 'Light view' : 'Dark view'
  }
  button.addEventListener('click', () => {
    root.dataset['theme'] = dark() ? 'light' : 'dark'
    label()
  })
  label()
}
