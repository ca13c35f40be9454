/** Addresses of a kept file: its pages as pictures, and the untouched bytes. */
export function pageUrl(uploadId: number, page: number, size: 'small' | 'large'): string {
  return `/api/uploads/${uploadId}/pages/${page}?size=${size}`
}

export function originalUrl(uploadId: number): string {
  return `/api/uploads/${uploadId}/original`
}
