import { describe, expect, test } from "@jest/globals";
import { sourceOf } from "../../../src/scan/byte-sources.ts";
import { scanFile } from "../../../src/scan/scan-file.ts";

/** Shapes that templates of well-known families of models have; the words are this project's own. */
const REAL: readonly (readonly [string, string])[] = [
  [
    "headers and ends of turns, as Llama 3 has",
    "{% set loop_messages = messages %}{% for message in loop_messages %}{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim + '<|eot_id|>' %}{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}",
  ],
  [
    "dates and tools, as Llama 3.1 has",
    "{{- bos_token }}{%- if custom_tools is defined %}{%- set tools = custom_tools %}{%- endif %}{%- if not date_string is defined %}{%- if strftime_now is defined %}{%- set date_string = strftime_now(\"%d %b %Y\") %}{%- else %}{%- set date_string = \"26 Jul 2024\" %}{%- endif %}{%- endif %}{%- if messages[0]['role'] == 'system' %}{%- set system_message = messages[0]['content']|trim %}{%- set messages = messages[1:] %}{%- else %}{%- set system_message = \"\" %}{%- endif %}{%- for t in tools %}{{- t | tojson(indent=4) }}{%- endfor %}{%- for arg_name, arg_val in tool_call.arguments | items %}{{- arg_name + '=\"' + arg_val + '\"' }}{%- if not loop.last %}{{- \", \" }}{%- endif %}{%- endfor %}",
  ],
  [
    "marks of turns, as ChatML has",
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
  ],
  [
    "thinking and a search backwards, as Qwen 3 has",
    "{%- set ns = namespace(multi_step_tool=true, last_query_index=messages|length - 1) %}{%- for message in messages[::-1] %}{%- set index = (messages|length - 1) - loop.index0 %}{%- if ns.multi_step_tool and message.role == \"user\" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}{%- set ns.multi_step_tool = false %}{%- set ns.last_query_index = index %}{%- endif %}{%- endfor %}{%- set reasoning_content = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}",
  ],
  [
    "turns that have to alternate, as Mistral has",
    "{{ bos_token }}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}{% endif %}{% if message['role'] == 'user' %}{{ '[INST] ' + message['content'] + ' [/INST]' }}{% elif message['role'] == 'assistant' %}{{ message['content'] + eos_token}}{% else %}{{ raise_exception('Only user and assistant roles are supported!') }}{% endif %}{% endfor %}",
  ],
  [
    "tools and ids of calls, as Mistral's later ones have",
    '{%- set user_messages = loop_messages | selectattr("role", "equalto", "user") | list %}{%- for message in loop_messages | rejectattr("role", "equalto", "tool") | rejectattr("tool_calls", "defined") %}{%- if not tools is none and (message == user_messages[-1]) %}{{- "[AVAILABLE_TOOLS] [" }}{%- for tool in tools %}{%- set tool = tool.function %}{%- for key, val in tool.items() if key != "return" %}{%- if val is string %}{{- \'"\' + key + \'": "\' + val + \'"\' }}{%- else %}{{- \'"\' + key + \'": \' + val|tojson }}{%- endif %}{%- endfor %}{%- endfor %}{%- endif %}{%- if not tool_call.id is defined or tool_call.id|length != 9 %}{{- raise_exception("Tool call IDs should be alphanumeric strings with length 9!") }}{%- endif %}{%- endfor %}',
  ],
  [
    "the model's own role, as Gemma has",
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}{% for message in messages %}{% if (message['role'] == 'assistant') %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}",
  ],
  [
    "images among the text, as Gemma 3 and Llava have",
    "{%- for item in message['content'] -%}{%- if item['type'] == 'image' -%}{{ '<start_of_image>' }}{%- elif item['type'] == 'text' -%}{{ item['text'] | trim }}{%- endif -%}{%- endfor -%}{%- if message['content'] is iterable and message['content'] is not string -%}{{ message.content | map(attribute='text') | join(' ') }}{%- endif -%}",
  ],
  [
    "a macro that calls itself, as tool templates have",
    '{%- macro json_to_python_type(json_spec) %}{%- set basic_type_map = {"string": "str", "number": "float"} %}{%- if basic_type_map[json_spec.type] is defined %}{{- basic_type_map[json_spec.type] }}{%- elif json_spec.type == "array" %}{{- "List[" + json_to_python_type(json_spec.items) + "]" }}{%- elif json_spec.type is iterable and json_spec.type is not string %}{%- for t in json_spec.type %}{{- json_to_python_type({"type": t}) }}{%- endfor %}{%- endif %}{%- endmacro %}{{ json_to_python_type(tool) }}',
  ],
  [
    "text of its own around turns, as Alpaca and Vicuna have",
    "{% for message in messages %}{% if message.role == 'user' %}### Instruction:\n{{ message.content|trim }}{% elif message.role == 'assistant' %}\n### Response:\n{{ message.content|trim }}{{ eos_token if not loop.last else '' }}{% endif %}{% endfor %}{% generation %}{% endgeneration %}",
  ],
  [
    "marks for what is generated, and a state, as DeepSeek has",
    "{% if not add_generation_prompt is defined %}{% set add_generation_prompt = false %}{% endif %}{% set ns = namespace(is_first=false, is_tool=false, system_prompt='') %}{%- for message in messages %}{%- if message['role'] == 'system' %}{% set ns.system_prompt = ns.system_prompt + '\\n\\n' + message['content'] %}{%- endif %}{%- if message['role'] == 'user' %}{%- set ns.is_tool = false -%}{{'<\uff5cUser\uff5c>' + message['content']}}{%- endif %}{%- if '</think>' in content %}{% set content = content.split('</think>')[-1] %}{% endif %}{%- endfor -%}",
  ],
  [
    "roles and documents, as Phi and Command R have",
    "{%- for document in documents %}{{ \"Document: \" ~ loop.index0 }}\n{% for key, value in document.items() %}{{ key ~ ': ' ~ value }}\n{% endfor %}{%- endfor %}{{'<|' + message['role'] + '|>' + '\\n' + message['content'] + '<|end|>\\n'}}{% if (safety_mode | default('CONTEXTUAL')) == 'STRICT' %}{{ preamble }}{% endif %}",
  ],
];

describe("a chat template with", () => {
  test.each(REAL)("%s is safe, in each place where it can stand", async (_, template) => {
    const files: readonly (readonly [string, string])[] = [
      ["chat_template.jinja", template],
      ["tokenizer_config.json", JSON.stringify({ chat_template: template, tokenizer_class: "LlamaTokenizer" })],
      ["tokenizer_config.json", JSON.stringify({ chat_template: [{ name: "default", template }] })],
    ];
    for (const [path, text] of files)
      expect(await scanFile(path, sourceOf(Buffer.from(text)))).toMatchObject({ verdict: "safe", findings: [] });
  });

  test.each(REAL)("%s is dangerous once it reaches into Python", async (_, template) => {
    for (const end of [
      "{{ messages.__class__ }}",
      "{%- set x = cycler.__init__.__globals__ -%}",
      "{{ ''|attr('x') }}",
    ]) {
      const result = await scanFile("chat_template.jinja", sourceOf(Buffer.from(template + end)));
      expect(result).toMatchObject({ verdict: "dangerous", findings: [{ rule: "TPL001" }] });
    }
  });
});
