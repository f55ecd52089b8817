/**
 * A function that reckons once for each object and gives the same answer again: what a policy says is asked anew for every change that is
 * judged. The object must not change afterwards, nor may the answer, and an answer goes when its object does.
 */
export function perObject<K extends object, V extends object | string>(reckon: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, V>();
  return (object) => {
    let answer = known.get(object);
    if (answer === undefined) {
      answer = reckon(object);
      known.set(object, answer);
    }
    return answer;
  };
}
