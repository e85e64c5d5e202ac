// How many bytes does a value take as JSON in UTF-8? A letter with an accent takes two, an emoji four.

export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "");
