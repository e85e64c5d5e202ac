// How many characters do bytes take in base64url? It leaves out the padding.

export const base64Bytes = (bytes: number): number => Math.ceil((bytes * 4) / 3);
