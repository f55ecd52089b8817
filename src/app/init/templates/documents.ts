/**
 * The documents that the packs ask for (COM-1, COM-2, PRO-1), to be filled in. As they are written here they fail: what is to be replaced
 * stands in brackets or says TODO, and what is only advice stands in comments, which never count.
 */

/** Under the headings of the packs' `model-card-sections` and `explanation-sections`; the key is one that Hugging Face reads. */
export const renderModelCard = (): string => `---
license: TODO # as apache-2.0, by the names of https://huggingface.co/docs/hub/repositories-licenses
---

# Model card

<!-- For whoever uses, reviews or inherits the model. Numbers belong to reports; say here what they mean. -->

[Describe the model in two sentences: what goes in, what comes out, which file it is.]

## Intended use

[Describe who uses it, for which decision, and what it must not be used for.]

## Training data

[Describe what it learnt from, of which time and place, and who is missing in it. docs/datasheet.md says more.]

## Evaluation

[Describe on which data it was measured, by which metrics, and for which groups apart.]

## Limitations

[Describe where it fails, for whom, and how that would be noticed.]

## Explanation

[Describe how somebody can learn why the model decided as it did, and whom to ask.]
`;

/** The questions of "Datasheets for Datasets" (Gebru et al., 2021), by its headings, and the licence. */
export const renderDatasheet = (): string => `# Datasheet

<!-- For the data that models of this repository learn from. One for each data set, if they have little in common. -->

## Motivation

[Describe why the data was collected, by whom, and who paid for it.]

## Composition

[Describe what one record is, how many there are, what is missing, and what in them is personal or sensitive.]

## Collection process

[Describe how and when it was collected, who was asked, and what they agreed to.]

## Preprocessing

[Describe what was cleaned, labelled, sampled or left out, and where the raw data is.]

## Licence

[Enter the licence or contract, its limits, and where its text is.]

## Uses

[Describe what it was used for so far, and what it must not be used for.]

## Distribution

[Describe who gets it, how, and from when on.]

## Maintenance

[Describe who answers for it, how mistakes are reported, and when it is deleted.]
`;

/** Under the headings of the packs' `pull-request-sections`. */
export const renderPullRequestTemplate =
  (): string => `<!-- SecMLOps Gate wants an answer under each heading where models, data or their deployment change. Comments do not count. -->

## Intent

<!-- What does this change, and why? -->

## Risk tier

<!-- Tick one. -->

- [ ] Low: if it is wrong, nobody is worse off
- [ ] Medium: if it is wrong, a person notices before anybody is worse off
- [ ] High: money, work, health, education or the rights of people depend on it

## Impact

<!-- Who and what is affected: security, fairness, explainability, reliability, safety, energy, privacy. "None" is an answer, if it says why. -->
`;
