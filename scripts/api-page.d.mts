export const API_PAGE: string
export function apiText(): Promise<string>
