import { runAction } from "./app/action/run-action.ts";

process.exitCode = await runAction(process.env, new URL("..", import.meta.url));
