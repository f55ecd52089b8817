/**
 * The type checker for `when`: our small, closed part of CEL, checked exactly. `@bufbuild/cel` evaluates, but keeps its own
 * checker private. What this file does not know is a mistake, so nothing unchecked is ever evaluated. It also keeps
 * the cost of an evaluation linear in the number of files: at most two macros deep, and only one of them over `change.paths`.
 */
import type { parse } from "@bufbuild/cel";
import { RE2JS } from "@bufbuild/re2";
import { quote } from "./problem.ts";
import {
  BOOL,
  describeUnknownField,
  FIELDS,
  INT,
  listOf,
  MACROS,
  METHODS,
  nameType,
  offer,
  type Scalar,
  STRING,
  VARIABLES,
  type WhenType,
} from "./when-environment.ts";

export type ParsedWhen = ReturnType<typeof parse>;
type Expr = NonNullable<ParsedWhen["expr"]>;
type Kind<C extends NonNullable<Expr["exprKind"]["case"]>> = Extract<Expr["exprKind"], { case: C }>["value"];

/** Thrown inside the checker, and turned into a value by its caller. */
export class WhenMistake extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Scope {
  readonly source: NonNullable<ParsedWhen["sourceInfo"]>;
  /** The asset kinds that exist, where the caller knows them. */
  readonly kinds: readonly string[] | undefined;
  /** Variables of the macros around. */
  readonly locals: ReadonlyMap<string, Scalar>;
  readonly overPaths: boolean;
  readonly depth: number;
}

const MAX_DEPTH = 100;
const MAX_INT = 2n ** 63n - 1n;
const COMPARISONS: ReadonlyMap<string, string> = new Map(["<", "<=", ">", ">="].map((op) => [`_${op}_`, op]));
const ARITHMETIC: ReadonlyMap<string, string> = new Map(["+", "-", "*", "/", "%"].map((op) => [`_${op}_`, op]));

/**
 * Checks a parsed expression.
 * @param kinds the asset kinds that exist; without them, names of kinds are not checked
 * @throws WhenMistake at the first mistake
 */
export function checkWhen(parsed: ParsedWhen, kinds: readonly string[] | undefined): void {
  if (parsed.expr === undefined || parsed.sourceInfo === undefined) throw new WhenMistake("the expression is empty", 0);
  const scope = { source: parsed.sourceInfo, kinds, locals: new Map(), overPaths: false, depth: 0 };
  const type = typeOf(parsed.expr, scope);
  if (type.is !== "bool")
    fail(scope, parsed.expr, `the expression gives ${nameType(type)}, and must give bool: compare it with something`);
}

function fail(scope: Scope, at: Expr, message: string): never {
  throw new WhenMistake(message, scope.source.positions[at.id.toString()] ?? 0);
}

function typeOf(expr: Expr, outer: Scope): WhenType {
  const scope = { ...outer, depth: outer.depth + 1 };
  if (scope.depth > MAX_DEPTH) fail(scope, expr, `the expression is nested more than ${MAX_DEPTH} levels deep`);
  const { exprKind } = expr;
  switch (exprKind.case) {
    case "constExpr":
      return typeOfConstant(expr, exprKind.value, scope);
    case "identExpr":
      return typeOfName(expr, exprKind.value.name, scope);
    case "selectExpr":
      return typeOfField(expr, exprKind.value, scope);
    case "listExpr":
      return typeOfList(expr, exprKind.value, scope);
    case "callExpr":
      return typeOfCall(expr, exprKind.value, scope);
    case "comprehensionExpr":
      return typeOfMacro(expr, exprKind.value, scope);
    case "structExpr":
    case undefined:
      return fail(scope, expr, "maps and messages cannot be written in `when`");
  }
}

function typeOfConstant(expr: Expr, constant: Kind<"constExpr">, scope: Scope): WhenType {
  const { constantKind } = constant;
  switch (constantKind.case) {
    case "boolValue":
      return BOOL;
    case "stringValue":
      return STRING;
    case "int64Value":
      if (constantKind.value > MAX_INT || constantKind.value < -MAX_INT - 1n)
        fail(scope, expr, "the number is too large for an int of 64 bits");
      return INT;
    default:
      return fail(scope, expr, "only strings, whole numbers, true and false can be written in `when`");
  }
}

function typeOfName(expr: Expr, name: string, scope: Scope): WhenType {
  const local = scope.locals.get(name);
  const type = local === undefined ? VARIABLES.get(name) : { is: local };
  return (
    type ??
    fail(scope, expr, `${quote(name)} does not exist: ${offer(name, [...scope.locals.keys(), ...VARIABLES.keys()])}`)
  );
}

function typeOfField(expr: Expr, select: Kind<"selectExpr">, scope: Scope): WhenType {
  const operand = select.operand ?? fail(scope, expr, "a field of nothing");
  const record = typeOf(operand, scope);
  if (record.is === "counts") {
    checkKind(expr, select.field, scope);
    return select.testOnly ? BOOL : INT;
  }
  if (record.is !== "pr" && record.is !== "change")
    return fail(scope, expr, `${nameType(record)} has no field ${quote(select.field)}`);
  const type = FIELDS[record.is].get(select.field) ?? fail(scope, expr, describeUnknownField(record.is, select.field));
  if (type.is === "list" && type.long && scope.overPaths)
    fail(scope, expr, "change.paths inside a macro over change.paths would compare every file with every other");
  return select.testOnly ? BOOL : type;
}

function typeOfList(expr: Expr, list: Kind<"listExpr">, scope: Scope): WhenType {
  const [first, ...others] = list.elements.map((element) => scalarOf(element, scope, "a list holds"));
  if (first === undefined) return fail(scope, expr, "an empty list never holds anything");
  if (others.some((other) => !comparable(first, other))) fail(scope, expr, "a list holds members of one type");
  return listOf(first);
}

function typeOfCall(expr: Expr, call: Kind<"callExpr">, scope: Scope): WhenType {
  const { function: name, args, target } = call;
  if (target !== undefined) return typeOfMethod(expr, name, target, args, scope);
  const [left, right, third] = args;
  if (left === undefined) return fail(scope, expr, describeUnknownFunction(name));
  if (name === "size" && right === undefined) return typeOfSize(left, scope);
  if (name === "!_") return expectType(left, "bool", scope, "! needs");
  if (name === "-_") return expectType(left, "int", scope, "- needs");
  if (right === undefined) return fail(scope, expr, describeUnknownFunction(name));
  if (name === "_?_:_" && third !== undefined) return typeOfChoice(expr, [left, right, third], scope);
  if (name === "_&&_" || name === "_||_") {
    const what = `${name.slice(1, 3)} needs`;
    expectType(left, "bool", scope, what);
    return expectType(right, "bool", scope, what);
  }
  if (name === "_==_" || name === "_!=_") return typeOfEquality(expr, left, right, scope);
  if (name === "@in") return typeOfMembership(expr, left, right, scope);
  if (name === "_[_]") return typeOfIndex(expr, left, right, scope);
  const comparison = COMPARISONS.get(name);
  if (comparison !== undefined) {
    typeOfPair(expr, left, right, comparison, ["int", "string"], scope);
    return BOOL;
  }
  const operator = ARITHMETIC.get(name);
  if (operator !== undefined)
    return typeOfPair(expr, left, right, operator, operator === "+" ? ["int", "string"] : ["int"], scope);
  return fail(scope, expr, describeUnknownFunction(name));
}

function typeOfMethod(expr: Expr, name: string, target: Expr, args: readonly Expr[], scope: Scope): WhenType {
  if (MACROS.some((macro) => macro === name))
    return fail(
      scope,
      expr,
      `"${name}" takes a new name and an expression, as in change.paths.exists(p, p.startsWith("models/"))`,
    );
  if (!METHODS.some((method) => method === name)) return fail(scope, expr, describeUnknownFunction(name));
  const [argument, ...more] = args;
  if (name === "size")
    return argument === undefined ? typeOfSize(target, scope) : fail(scope, expr, "size takes no argument here");
  expectType(target, "string", scope, `${name} needs`);
  if (argument === undefined || more.length > 0) return fail(scope, expr, `${name} takes exactly one argument`);
  expectType(argument, "string", scope, `${name} needs`);
  if (name === "matches") checkPattern(argument, scope);
  return BOOL;
}

function typeOfSize(of: Expr, scope: Scope): WhenType {
  const type = typeOf(of, scope);
  if (!["string", "kind", "list", "counts"].includes(type.is)) fail(scope, of, `${nameType(type)} has no size`);
  return INT;
}

function typeOfChoice(expr: Expr, [condition, yes, no]: readonly [Expr, Expr, Expr], scope: Scope): WhenType {
  expectType(condition, "bool", scope, "? needs");
  const first = scalarOf(yes, scope, "? : chooses between");
  const second = scalarOf(no, scope, "? : chooses between");
  if (!comparable(first, second)) fail(scope, expr, `? : chooses between ${first} and ${second}, and needs one type`);
  return { is: first === second ? first : "string" };
}

function typeOfEquality(expr: Expr, left: Expr, right: Expr, scope: Scope): WhenType {
  for (const side of [left, right])
    if (typeOf(side, scope).is === "list")
      fail(scope, expr, "lists are compared with all, exists or in: == would depend on the order of their members");
  typeOfPair(expr, left, right, "==", ["int", "string", "bool"], scope);
  return BOOL;
}

/** Both sides of an operator: of one type, and of one it takes. */
function typeOfPair(expr: Expr, left: Expr, right: Expr, op: string, takes: readonly Scalar[], scope: Scope): WhenType {
  const [first, second] = [typeOf(left, scope), typeOf(right, scope)];
  const plain = (type: WhenType) => (type.is === "kind" ? "string" : type.is);
  const taken = takes.find((type) => type === plain(first) && type === plain(second));
  if (taken === undefined)
    return fail(
      scope,
      expr,
      `${op} stands between ${nameType(first)} and ${nameType(second)}, and needs ${takes.join(" or ")} on both sides`,
    );
  if (first.is === "kind") checkKind(right, literalOf(right), scope);
  if (second.is === "kind") checkKind(left, literalOf(left), scope);
  return { is: taken };
}

function typeOfMembership(expr: Expr, member: Expr, container: Expr, scope: Scope): WhenType {
  const of = scalarOf(member, scope, "in looks for");
  const inside = typeOf(container, scope);
  if (inside.is !== "list" && inside.is !== "counts")
    return fail(scope, expr, `in looks into a list or a map, not into ${nameType(inside)}`);
  if (inside.is === "list" && inside.built) return fail(scope, container, describeBuilt());
  const holds = inside.is === "list" ? inside.of : "kind";
  if (!comparable(of, holds)) fail(scope, expr, `a list of ${holds} never holds ${of}`);
  if (holds === "kind") checkKind(member, literalOf(member), scope);
  if (of === "kind" && container.exprKind.case === "listExpr")
    for (const element of container.exprKind.value.elements) checkKind(element, literalOf(element), scope);
  return BOOL;
}

function typeOfIndex(expr: Expr, container: Expr, index: Expr, scope: Scope): WhenType {
  const type = typeOf(container, scope);
  if (type.is === "list") return fail(scope, expr, "the order of a list means nothing here: use exists, all or in");
  if (type.is !== "counts") return fail(scope, expr, `${nameType(type)} cannot be indexed`);
  expectType(index, "string", scope, "change.counts needs");
  checkKind(index, literalOf(index), scope);
  return INT;
}

function typeOfMacro(expr: Expr, fold: Kind<"comprehensionExpr">, outer: Scope): WhenType {
  const name = outer.source.macroCalls[expr.id.toString()]?.exprKind;
  const macro = name?.case === "callExpr" ? name.value.function : "";
  const { test, item } = macroParts(macro, fold);
  if (fold.iterRange === undefined || (test === undefined && item === undefined))
    return fail(outer, expr, describeUnknownFunction(macro));
  const range = typeOf(fold.iterRange, outer);
  if (range.is !== "list" && range.is !== "counts")
    return fail(outer, expr, `${macro} goes over a list, not over ${nameType(range)}`);
  const long = range.is === "list" && range.long;
  if (range.is === "list" && range.built) fail(outer, expr, describeBuilt());
  if (outer.locals.size >= 2) fail(outer, expr, "macros can be nested two deep");
  if (VARIABLES.has(fold.iterVar) || outer.locals.has(fold.iterVar))
    fail(outer, expr, `${quote(fold.iterVar)} means something already: give the members of this list another name`);
  const scope = {
    ...outer,
    locals: new Map(outer.locals).set(fold.iterVar, range.is === "list" ? range.of : "kind"),
    overPaths: outer.overPaths || long,
  };
  if (test !== undefined) expectType(test, "bool", scope, `${macro} needs`);
  const of = item === undefined ? undefined : scalarOf(item, scope, "map makes");
  if (macro === "map" || macro === "filter")
    return { is: "list", of: of ?? scope.locals.get(fold.iterVar) ?? "string", long, built: true };
  return BOOL;
}

/** Finds in an expanded macro what its author wrote: the test for a member, and what `map` makes of it. */
function macroParts(
  macro: string,
  fold: Kind<"comprehensionExpr">,
): { test?: Expr | undefined; item?: Expr | undefined } {
  const step = argumentsOf(fold.loopStep);
  switch (macro) {
    case "exists":
    case "all":
      return { test: step[1] };
    case "exists_one":
    case "existsOne":
    case "filter":
      return { test: step[0] };
    case "map":
      return step.length === 3
        ? { test: step[0], item: onlyMember(argumentsOf(step[1])[1]) }
        : { item: onlyMember(step[1]) };
    default:
      return {};
  }
}

const argumentsOf = (expr: Expr | undefined) => (expr?.exprKind.case === "callExpr" ? expr.exprKind.value.args : []);
const onlyMember = (expr: Expr | undefined) =>
  expr?.exprKind.case === "listExpr" ? expr.exprKind.value.elements[0] : undefined;

function literalOf(expr: Expr): string | undefined {
  if (expr.exprKind.case !== "constExpr") return undefined;
  const { constantKind } = expr.exprKind.value;
  return constantKind.case === "stringValue" ? constantKind.value : undefined;
}

function checkKind(at: Expr, name: string | undefined, scope: Scope): void {
  if (name === undefined || scope.kinds === undefined || scope.kinds.includes(name)) return;
  fail(scope, at, `no asset kind is named ${quote(name)}: ${offer(name, scope.kinds)}`);
}

/** A pattern that is not a literal could come from a path, which its author chooses. */
function checkPattern(pattern: Expr, scope: Scope): void {
  const text = literalOf(pattern) ?? fail(scope, pattern, "matches needs its pattern written out, as a string");
  try {
    RE2JS.compile(text);
  } catch (error) {
    fail(scope, pattern, `the pattern is not valid RE2: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function expectType(expr: Expr, wanted: Scalar, scope: Scope, what: string): WhenType {
  const type = typeOf(expr, scope);
  if (!(type.is === wanted || (wanted === "string" && type.is === "kind")))
    fail(scope, expr, `${what} ${wanted}, and this is ${nameType(type)}`);
  return { is: wanted };
}

function scalarOf(expr: Expr, scope: Scope, what: string): Scalar {
  const type = typeOf(expr, scope);
  if (type.is === "bool" || type.is === "int" || type.is === "string" || type.is === "kind") return type.is;
  return fail(scope, expr, `${what} string, int or bool, and this is ${nameType(type)}`);
}

const comparable = (a: Scalar, b: Scalar) =>
  a === b || (["string", "kind"].includes(a) && ["string", "kind"].includes(b));

const describeBuilt = () => "what filter and map make can only be counted, with size: put the test into exists or all";

function describeUnknownFunction(name: string): string {
  return `${quote(name)} is not a function that can be used here: ${offer(name, [...METHODS, ...MACROS, "has"])}`;
}
