// What SARIF 2.1.0 allows in the objects that our reports use, written down from the standard by hand: stricter than
// its own schema, since properties we never write are not listed and so refused.

const text = { type: "string", minLength: 1 };
const list = (items: object) => ({ type: "array", items });
const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const object = (required: string[], properties: Record<string, object>) => ({
  type: "object",
  additionalProperties: false,
  required,
  properties,
});

export const sarifSchema = {
  ...object(["version", "runs"], {
    $schema: { type: "string", format: "uri" },
    version: { const: "2.1.0" },
    runs: list(ref("run")),
  }),
  definitions: {
    // `results` may be left out in general, but not by a run that looked for some.
    run: object(["tool", "results"], {
      tool: object(["driver"], { driver: ref("toolComponent") }),
      automationDetails: object([], { id: text }),
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      originalUriBaseIds: { type: "object", additionalProperties: ref("artifactLocation") },
      results: list(ref("result")),
    }),
    toolComponent: object(["name"], {
      name: text,
      semanticVersion: {
        type: "string",
        pattern: "^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$",
      },
      informationUri: { type: "string", format: "uri" },
      rules: { ...list(ref("reportingDescriptor")), uniqueItems: true },
    }),
    reportingDescriptor: object(["id"], {
      id: text,
      name: text,
      shortDescription: ref("multiformatMessageString"),
      fullDescription: ref("multiformatMessageString"),
      help: ref("multiformatMessageString"),
      defaultConfiguration: object([], { level: ref("level") }),
      properties: object([], { tags: { ...list({ type: "string" }), uniqueItems: true } }),
    }),
    result: object(["message"], {
      ruleId: text,
      ruleIndex: { type: "integer", minimum: -1 },
      level: ref("level"),
      message: object(["text"], { text }),
      locations: list(ref("location")),
      partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
      baselineState: { enum: ["new", "unchanged", "updated", "absent"] },
      suppressions: { ...list(ref("suppression")), uniqueItems: true },
    }),
    suppression: object(["kind"], {
      kind: { enum: ["inSource", "external"] },
      status: { enum: ["accepted", "underReview", "rejected"] },
      justification: text,
    }),
    location: object([], {
      physicalLocation: object(["artifactLocation"], {
        artifactLocation: ref("artifactLocation"),
        region: object([], { startLine: { type: "integer", minimum: 1 } }),
      }),
      logicalLocations: {
        ...list(object([], { fullyQualifiedName: text, kind: text })),
        uniqueItems: true,
      },
    }),
    artifactLocation: object([], {
      uri: { type: "string", format: "uri-reference" },
      uriBaseId: text,
      description: object(["text"], { text }),
    }),
    multiformatMessageString: object(["text"], { text, markdown: text }),
    level: { enum: ["none", "note", "warning", "error"] },
  },
};
