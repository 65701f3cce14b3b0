import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** A validator of a shipped schema. */
export function validator(name: string): ValidateFunction {
  return new Ajv2020({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), 'utf8')),
  );
}
