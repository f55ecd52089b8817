import { ARCHIVE_RULES } from "./rules/archives.ts";
import { ARRAY_RULES } from "./rules/arrays.ts";
import { CONFIG_RULES } from "./rules/configs.ts";
import { CONTENT_RULES } from "./rules/content.ts";
import { GRAPH_RULES } from "./rules/graphs.ts";
import { KERAS_RULES } from "./rules/keras.ts";
import { LFS_RULES } from "./rules/lfs.ts";
import { NOTEBOOK_RULES } from "./rules/notebooks.ts";
import { PICKLE_RULES } from "./rules/pickle.ts";
import { PIPELINE_RULES } from "./rules/pipelines.ts";
import { PYTHON_RULES } from "./rules/python.ts";
import { PYTORCH_RULES } from "./rules/pytorch.ts";
import type { Rule } from "./rules/rule.ts";
import { SECRET_RULES } from "./rules/secrets.ts";
import { TABLE_RULES } from "./rules/tables.ts";
import { WEIGHT_RULES } from "./rules/weights.ts";
import { ZIP_RULES } from "./rules/zip.ts";

/** Every rule there is, family by family. An id never changes its meaning and is never used again. */
export const RULES = {
  ...PICKLE_RULES,
  ...CONTENT_RULES,
  ...ZIP_RULES,
  ...PYTORCH_RULES,
  ...ARRAY_RULES,
  ...WEIGHT_RULES,
  ...KERAS_RULES,
  ...GRAPH_RULES,
  ...CONFIG_RULES,
  ...LFS_RULES,
  ...PYTHON_RULES,
  ...NOTEBOOK_RULES,
  ...PIPELINE_RULES,
  ...TABLE_RULES,
  ...SECRET_RULES,
  ...ARCHIVE_RULES,
} satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof RULES;

export const isRuleId = (id: string): id is RuleId => Object.hasOwn(RULES, id);

/** A rule by an id that may come from elsewhere, such as a record of another version. */
export const ruleOf = (id: string): Rule | undefined => (isRuleId(id) ? RULES[id] : undefined);
