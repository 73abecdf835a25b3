/** The part of Node's Buffer that the input checks use: the length of a text in UTF-8 bytes. */
export const Buffer = { byteLength: (text: string): number => new TextEncoder().encode(text).length };
