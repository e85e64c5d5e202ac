// Stands in every report that is written to a file: by it a later run knows that it may replace the file.

export const mark = "create-clerk-sessions audit";
