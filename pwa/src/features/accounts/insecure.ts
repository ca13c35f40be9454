/**
 * Whether a password typed here would cross the network in clear. The server refuses it then, but
 * only after it has come: the screens do not let it go. Localhost counts as secure.
 */
export const isInsecure = !globalThis.isSecureContext
