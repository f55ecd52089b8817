/**
 * What was reviewed. The requirements of the policy are the controls, and each is the control of one objective; the frameworks' controls that
 * they map to are named where NIST publishes them as an OSCAL catalog, and are properties where nobody does: an id without a catalog means
 * nothing to whoever reads it.
 */
import { type Method, type Prop, prop, type Resource, unlessEmpty } from "./model.ts";
import { type Href, lineOf, type Markup, md, refTo, type Token, tokenOf } from "./text.ts";
import { uuidOf } from "./uuid.ts";

/** Ids of the tasks of SP 800-218, version 1.1: that catalog, without what SP 800-218A adds. */
const SSDF_TASKS = new Set(
  "PO.1.1 PO.1.2 PO.1.3 PO.2.1 PO.2.2 PO.2.3 PO.3.1 PO.3.2 PO.3.3 PO.4.1 PO.4.2 PO.5.1 PO.5.2 PS.1.1 PS.2.1 PS.3.1 PS.3.2 PW.1.1 PW.1.2 PW.1.3 PW.2.1 PW.4.1 PW.4.2 PW.4.4 PW.5.1 PW.6.1 PW.6.2 PW.7.1 PW.7.2 PW.8.1 PW.8.2 PW.9.1 PW.9.2 RV.1.1 RV.1.2 RV.1.3 RV.2.1 RV.2.2 RV.3.1 RV.3.2 RV.3.3 RV.3.4".split(
    " ",
  ),
);
const SSDF = {
  prefix: "ssdf:",
  uuid: uuidOf("catalog", "SP 800-218"),
  href: "https://github.com/usnistgov/oscal-content/blob/main/nist.gov/SP800-218/ver1/json/NIST_SP800-218_ver1_catalog.json" as Href,
};

export const PLAN = uuidOf("plan");
/** What every recorded merge of a governed change has to meet, whatever the policy asks. No requirement's id has an underscore. */
export const MERGED_ON_A_PASS = "merged_on_a_pass";

export interface Control {
  readonly id: string;
  readonly title: string;
  readonly methods: readonly Method[];
  /** As the policy writes them, `framework:control`. */
  readonly mapsTo: readonly string[];
}

export const MERGE_CONTROL: Control = {
  id: MERGED_ON_A_PASS,
  title: "Every merge that the ledger recorded rests on a pass of the gate for what was merged",
  methods: ["EXAMINE"],
  mapsTo: [],
};

export const objectiveOf = (id: string): Token => tokenOf(`${tokenOf(id)}_obj`);

/** A mapping is not a claim that the control is met. */
const mappingsOf = (mapsTo: readonly string[]): Prop[] =>
  mapsTo.map((control) => {
    const at = control.indexOf(":");
    return prop("maps-to", lineOf(control), tokenOf(at < 1 ? "other" : control.slice(0, at)));
  });

/** What the requirements are there for, as OSCAL wants it: an objective for each, and the methods that it is assessed by. */
export const objectivesAndMethods = (controls: readonly Control[]) =>
  controls.map(({ id, title, methods, mapsTo }) => ({
    "control-id": tokenOf(id),
    ...unlessEmpty("props", mappingsOf(mapsTo)),
    parts: [
      {
        id: objectiveOf(id),
        name: "assessment-objective" as Token,
        props: methods.map((method) => ({ name: "method-id" as Token, value: lineOf(methodId(id, method)) })),
        prose: md`${title}`,
      },
      ...methods.map((method) => ({
        id: methodId(id, method),
        name: "assessment-method" as Token,
        props: [{ name: "method" as Token, ns: RMF, value: lineOf(method) }],
        parts: [{ name: "assessment-objects" as Token, prose: OBJECTS[method] }],
      })),
    ],
  }));
/** Where NIST names methods of assessment, since OSCAL 1.0.1. */
const RMF = "http://csrc.nist.gov/ns/rmf" as Href;
const methodId = (id: string, method: Method): Token => tokenOf(`${tokenOf(id)}_${method.toLowerCase()}`);
const OBJECTS: Readonly<Record<Method, Markup>> = {
  EXAMINE: md`What people signed, and documents, CODEOWNERS and records as the gate read them`,
  TEST: md`Reports, scans and checks of the change, held against the policy`,
};

/** @param controls at least one */
export function reviewedControls(controls: readonly Control[]) {
  const mapped = [...new Set(controls.flatMap(({ mapsTo }) => mapsTo))].sort();
  const inCatalog = mapped.filter(isSsdf);
  const elsewhere = mapped.filter((control) => !isSsdf(control));
  return {
    description: md`The requirements of the policy, and the controls that the policy maps them to. A mapping is the policy's own judgement, and no claim that a control is met.`,
    ...unlessEmpty("props", mappingsOf(elsewhere)),
    "control-selections": [
      {
        description: md`Requirements of the policy.`,
        links: [{ href: refTo(PLAN), rel: "reference" as const }],
        "include-controls": controls.map(({ id }) => ({ "control-id": tokenOf(id) })),
      },
      ...(inCatalog.length === 0
        ? []
        : [
            {
              description: md`Tasks of NIST SP 800-218 that requirements map to.`,
              links: [{ href: refTo(SSDF.uuid), rel: "reference" as const }],
              "include-controls": inCatalog.map((control) => ({
                "control-id": tokenOf(control.slice(SSDF.prefix.length)),
              })),
            },
          ]),
    ],
    "control-objective-selections": [
      { "include-objectives": controls.map(({ id }) => ({ "objective-id": objectiveOf(id) })) },
    ],
  };
}

/** The catalogs that `reviewedControls` refers to. */
export const catalogsOf = (controls: readonly Control[]): Resource[] =>
  controls.some(({ mapsTo }) => mapsTo.some(isSsdf))
    ? [
        {
          uuid: SSDF.uuid,
          title: md`NIST SP 800-218, Secure Software Development Framework 1.1, as an OSCAL catalog`,
          rlinks: [{ href: SSDF.href, "media-type": "application/json" }],
        },
      ]
    : [];

const isSsdf = (control: string): boolean =>
  control.startsWith(SSDF.prefix) && SSDF_TASKS.has(control.slice(SSDF.prefix.length));
