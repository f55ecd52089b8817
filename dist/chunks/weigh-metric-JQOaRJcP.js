// src/core/evidence/weigh-metric.ts
/** A ratio compares two groups, and says the same whichever of them comes first: the smaller of itself and its inverse. */
function judgedValue({ value, unit }) {
	if (unit !== "ratio" || value <= 1) return value;
	return 1 / value;
}
/** The bounds that a number breaks, each as the policy writes it. */
function brokenBounds(value, expect) {
	const { min, max, absMax, equals, oneOf } = expect;
	const broken = [];
	const demand = (holds, rule, bound) => {
		if (!holds) broken.push({
			rule,
			bound
		});
	};
	if (min !== void 0) demand(value >= min, "min", String(min));
	if (max !== void 0) demand(value <= max, "max", String(max));
	if (absMax !== void 0) demand(Math.abs(value) <= absMax, "abs-max", String(absMax));
	if (equals !== void 0) demand(value === equals, "equals", String(equals));
	if (oneOf !== void 0) demand(oneOf.some((each) => each === value), "one-of", oneOf.map(String).join(", "));
	return broken;
}
/** Binary fractions: 0.9 - 0.89 is a little more than 0.01. */
const TOLERANCE = 1e-9;
/** The limits that the way from base to here breaks, each as the policy writes it. */
function brokenLimits(value, base, compare) {
	const { maxDrop, maxRise, minChange } = compare;
	const slack = TOLERANCE * Math.max(Math.abs(value), Math.abs(base));
	const broken = [];
	if (maxDrop !== void 0 && !(base - value <= amountOf(maxDrop, base) + slack)) broken.push({
		rule: "max-drop",
		limit: writeLimit(maxDrop)
	});
	if (maxRise !== void 0 && !(value - base <= amountOf(maxRise, base) + slack)) broken.push({
		rule: "max-rise",
		limit: writeLimit(maxRise)
	});
	if (minChange !== void 0 && !(Math.abs(value - base) >= amountOf(minChange, base) - slack && value !== base)) broken.push({
		rule: "min-change",
		limit: writeLimit(minChange)
	});
	return broken;
}
const amountOf = ({ amount, relative }, base) => relative ? amount * Math.abs(base) : amount;
/** As the policy writes it: `0.01` or `1%`. */
function writeLimit({ amount, relative }) {
	return relative ? `${Number((amount * 100).toPrecision(12))}%` : String(amount);
}
export { writeLimit as i, brokenLimits as n, judgedValue as r, brokenBounds as t };
