import type { RuleId } from "../rules.ts";
import { OPCODES } from "./opcodes.ts";

export interface MachineNote {
  readonly rule: RuleId;
  readonly message: string;
  readonly offset: number;
}

/** What is wrong with a pickle: each thing once, where it is seen first. */
export class MachineNotes {
  readonly all: MachineNote[] = [];
  private readonly most: number;
  private readonly noted = new Set<string>();
  private hasOpcode = false;

  /** @param most notes that are kept */
  constructor(most: number) {
    this.most = most;
  }

  note(rule: RuleId, message: string, offset: number): void {
    const key = `${rule} ${message}`;
    if (this.noted.has(key) || this.all.length >= this.most) return;
    this.noted.add(key);
    this.all.push({ rule, message, offset });
  }

  /** Notes the first opcode that PyTorch's weights-only loader refuses. */
  noteRefusedOpcode(code: number, offset: number): void {
    if (this.hasOpcode) return;
    this.hasOpcode = true;
    const name = OPCODES.find((opcode) => opcode.code === code)?.name ?? "A byte";
    this.note("PKL013", `${name} is no opcode that torch.load(weights_only=True) takes.`, offset);
  }

  notePersistentId(offset: number): void {
    this.note("PKL014", "A persistent id: the program that loads the pickle decides what it stands for.", offset);
  }
}
