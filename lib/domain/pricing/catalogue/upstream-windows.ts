// Written by npm run prices:update from @pydantic/genai-prices 0.1.8, read on 2026-11-25: provider, tokens, models.
export const UPSTREAM_WINDOWS = `
anthropic 200000 claude-2 claude-3-5-haiku-latest claude-3-5-sonnet claude-3-7-sonnet-latest claude-3-haiku claude-3-opus-latest claude-3-sonnet claude-haiku-4-5 claude-opus-4-0 claude-opus-4-1 claude-opus-4-5 claude-sonnet-4-5
anthropic 1000000 claude-fable-5 claude-fable-5-1 claude-opus-4-6 claude-opus-4-7 claude-opus-4-8 claude-opus-5 claude-opus-5-5 claude-sonnet-4-6 claude-sonnet-5
avian 163000 deepseek/deepseek-v3.2
avian 196000 minimax/minimax-m2.5
avian 202000 z-ai/glm-4.7 z-ai/glm-5.1
avian 205000 z-ai/glm-5
avian 262000 moonshotai/kimi-k2.5 moonshotai/kimi-k2.6
avian 1000000 deepseek/deepseek-v4-flash deepseek/deepseek-v4-pro deepseek/deepseek-v4-pro-0813 xiaomi/mimo-v2.5 xiaomi/mimo-v2.5-pro z-ai/glm-5.2
aws 8192 amazon.titan-embed-text meta.llama3-70b-instruct meta.llama3-8b-instruct
aws 32000 mistral.mistral-7b-instruct mistral.mistral-large-2402 mistral.mistral-small-2402 mistral.mixtral-8x7b-instruct mistral.voxtral-mini-3b-2507 mistral.voxtral-small-24b-2507 qwen.qwen3-32b
aws 128000 amazon.nova-micro deepseek.r1 google.gemma-3-12b-it google.gemma-3-27b-it google.gemma-3-4b-it meta.llama3-1-70b-instruct meta.llama3-1-8b-instruct meta.llama3-2-11b-instruct meta.llama3-2-1b-instruct meta.llama3-2-3b-instruct meta.llama3-2-90b-instruct meta.llama3-3-70b-instruct mistral.magistral-small-2509 mistral.ministral-3-14b-instruct mistral.ministral-3-3b-instruct mistral.ministral-3-8b-instruct mistral.pixtral-large-2502 nvidia.nemotron-nano-9b openai.gpt-oss-120b-1 openai.gpt-oss-20b-1 qwen.qwen3-coder-480b-a35b writer.palmyra-x4 writer.palmyra-x5
aws 200000 global.anthropic.claude-haiku-4-5 global.anthropic.claude-opus-4-5 global.anthropic.claude-sonnet-4 global.anthropic.claude-sonnet-4-5 regional.anthropic.claude-3-5-haiku regional.anthropic.claude-3-5-sonnet regional.anthropic.claude-3-7-sonnet regional.anthropic.claude-3-haiku regional.anthropic.claude-3-opus regional.anthropic.claude-3-sonnet regional.anthropic.claude-haiku-4-5 regional.anthropic.claude-opus-4 regional.anthropic.claude-opus-4-1 regional.anthropic.claude-opus-4-5 regional.anthropic.claude-sonnet-4 regional.anthropic.claude-sonnet-4-5
aws 256000 mistral.devstral-2-123b mistral.mistral-large-3-675b-instruct nvidia.nemotron-nano-3-30b nvidia.nemotron-super-3-120b qwen.qwen3-coder-30b-a3b qwen.qwen3-vl-235b-a22b
aws 300000 amazon.nova-lite amazon.nova-pro
aws 1000000 amazon.nova-2-sonic amazon.nova-premier global.amazon.nova-2-lite global.anthropic.claude-fable-5 global.anthropic.claude-fable-5-1 global.anthropic.claude-opus-4-6 global.anthropic.claude-opus-4-7 global.anthropic.claude-opus-4-8 global.anthropic.claude-opus-5 global.anthropic.claude-opus-5-5 global.anthropic.claude-sonnet-4-6 global.anthropic.claude-sonnet-5 global.openai.gpt-5.6-luna global.openai.gpt-5.6-sol global.openai.gpt-5.6-terra meta.llama4-maverick-17b-instruct regional.amazon.nova-2-lite regional.anthropic.claude-fable-5 regional.anthropic.claude-fable-5-1 regional.anthropic.claude-opus-4-6 regional.anthropic.claude-opus-4-7 regional.anthropic.claude-opus-4-8 regional.anthropic.claude-opus-5 regional.anthropic.claude-opus-5-5 regional.anthropic.claude-sonnet-4-6 regional.anthropic.claude-sonnet-5 regional.openai.gpt-5.6-luna regional.openai.gpt-5.6-sol regional.openai.gpt-5.6-terra
aws 10000000 meta.llama4-scout-17b-instruct
openai 8192 computer-use gpt-4 text-embedding-3-large text-embedding-3-small text-embedding-ada-002
openai 16000 gpt-4o-mini-realtime-preview gpt-4o-mini-transcribe gpt-4o-transcribe
openai 16385 gpt-3.5-turbo gpt-3.5-turbo-0613 gpt-3.5-turbo-1106 gpt-3.5-turbo-16k gpt-3.5-turbo-instruct
openai 32000 gpt-4-32k gpt-4o-realtime-preview gpt-realtime
openai 128000 chatgpt-4o-latest gpt-4-turbo gpt-4-vision-preview gpt-4o gpt-4o-2024-05-13 gpt-4o-audio-preview gpt-4o-mini gpt-4o-mini-audio-preview gpt-4o-search-preview gpt-5.3 gpt-audio gpt-audio-mini gpt-realtime-2 o1-mini o1-preview
openai 131072 gpt-oss-120b gpt-oss-20b gpt-oss-safeguard-20b
openai 200000 codex-mini o1 o1-pro o3 o3-deep-research o3-mini o3-pro o4-mini o4-mini-deep-research
openai 400000 gpt-5 gpt-5-mini gpt-5-nano gpt-5-pro gpt-5.1 gpt-5.1-codex-mini gpt-5.2 gpt-5.2-pro gpt-5.3-codex gpt-5.4-mini gpt-5.4-nano
openai 1000000 gpt-4.1 gpt-4.1-mini gpt-4.1-nano gpt-5.5 gpt-5.5-pro
openai 1050000 gpt-5.4 gpt-5.4-pro gpt-5.6-luna gpt-5.6-sol gpt-5.6-terra gpt-6-astra gpt-6-luna gpt-6-sol
google 8192 gemini-2.5-flash-lite-preview-tts gemini-2.5-flash-tts gemini-2.5-pro-tts gemini-embedding-2
google 32768 gemini-1.0-pro-vision-001 gemini-pro
google 200000 claude-3-5-haiku claude-3-5-sonnet claude-3-7-sonnet claude-3-haiku claude-3-opus claude-4-opus claude-4-sonnet claude-sonnet-4-5
google 262144 gemma-4-26b-a4b-it-maas
google 1000000 claude-fable-5 claude-fable-5-1 claude-opus-4-6 claude-opus-4-7 claude-opus-4-8 claude-opus-5 claude-opus-5-5 claude-sonnet-4-6 gemini-1.5-flash gemini-1.5-pro gemini-2.0-flash gemini-2.0-flash-lite gemini-2.5-flash-image gemini-2.5-flash-lite gemini-3-flash-preview gemini-3-pro-image-preview gemini-3.1-flash-image-preview gemini-3.1-flash-lite gemini-3.5-flash gemini-3.5-flash-lite gemini-3.6-flash gemini-3.7-flash gemini-3.8-flash gemini-flash-1.5-8b
google 1048576 gemini-2.5-flash
google 2000000 gemini-pro-1.5
mistral 8192 mistral-embed
mistral 32768 voxtral-small-24b-2507
mistral 131072 ministral-3b-2512
mistral 256000 codestral codestral-2508
mistral 262144 devstral-2512 ministral-14b-2512 ministral-8b-2512 mistral-large-2512 mistral-medium-3-5 mistral-small-2603
azure 8192 text-embedding-3-large text-embedding-3-small
azure 16384 phi-4
azure 32768 phi-4-reasoning-plus
azure 128000 o1-mini o1-preview
azure 131072 phi-3-medium-128k-instruct phi-3-mini-128k-instruct phi-3.5-mini-128k-instruct phi-4-mini-instruct phi-4-multimodal-instruct
azure 200000 o1 o3-2025-04-16 o3-mini o4-mini
modal 1048576 moonshotai/kimi-k3
baseten 128000 openai/gpt-oss-120b
baseten 200000 zai-org/glm-4.7
baseten 202000 nvidia/nvidia-nemotron-3-ultra-550b-a55b
baseten 262000 moonshotai/kimi-k2.6 moonshotai/kimi-k2.7-code
baseten 1048000 deepseek-ai/deepseek-v4-flash-0731 deepseek-ai/deepseek-v4-pro deepseek-ai/deepseek-v4-pro-0813 moonshotai/kimi-k3 thinkingmachines/inkling thinkingmachines/inkling-small zai-org/glm-5.2 zai-org/glm-5.2-fast zai-org/glm-5.3 zai-org/glm-5.3-flash
cerebras 32768 llama3.1-8b
cerebras 128000 llama-3.3-70b
cerebras 131072 gemma-4-31b gpt-oss-120b qwen-3-32b zai-glm-4.7
cloudflare 24000 @cf/meta/llama-3.3-70b-instruct-fp8-fast
cloudflare 128000 @cf/openai/gpt-oss-120b @cf/openai/gpt-oss-20b
cloudflare 131072 @cf/zai-org/glm-4.7-flash
cloudflare 256000 @cf/google/gemma-4-26b-a4b-it
cloudflare 262144 @cf/qwen/qwen3.8-27b
cohere 4096 command-light
cohere 8192 c4ai-aya-expanse-8b
cohere 128000 c4ai-aya-expanse-32b embed-v4.0
cursor 200000 composer-2.5 composer-2.5-fast
cursor 256000 grok-4.5 grok-4.5-fast grok-4.6 grok-4.6-fast
deepseek 128000 deepseek-v3.1-terminus deepseek-v3.2 deepseek-v3.2-exp
doubleword 262144 qwen/qwen3.8-27b-fp8
doubleword 1048576 moonshotai/kimi-k3 zai-org/glm-5.2-fp8
fireworks 128000 qwen2p5-vl-72b-instruct qwen3-235b-a22b
fireworks 131000 gemma-3-27b-it llama-v3p1-8b-instruct
fireworks 131072 gpt-oss-120b gpt-oss-20b
fireworks 160000 deepseek-r1-0528 deepseek-v3-0324
fireworks 163840 deepseek-v3p2
fireworks 202752 glm-4p7
fireworks 204800 minimax-m2p1
fireworks 262000 nemotron-3-ultra-nvfp4
fireworks 262144 kimi-k2p5 kimi-k2p6-fast kimi-k2p7-code kimi-k2p7-code-fast qwen3p7-plus
fireworks 524288 minimax-m3
fireworks 1000000 llama4-maverick-instruct-basic
fireworks 1040000 deepseek-v4-flash glm-5p2 glm-5p2-fast inkling kimi-k3 kimi-k3-fast kimi-k3-us
fireworks 1048576 deepseek-v4-pro
github-copilot 144000 claude-haiku-4.5
github-copilot 256000 kimi-k2.7-code mai-code-1-flash-picker mai-code-1.1-flash
github-copilot 264000 claude-fable-5 claude-fable-5.1 claude-opus-4.7 claude-opus-4.8 claude-opus-4.8-fast claude-opus-5 claude-sonnet-5 gemini-3.5-flash gemini-3.6-flash gemini-3.7-flash gpt-5-mini
github-copilot 265536 gemini-3.8-flash
github-copilot 328000 gpt-5.6-luna grok-4.5 grok-4.6
github-copilot 400000 gpt-5.3-codex gpt-5.4 gpt-5.4-mini gpt-5.5 gpt-5.6-sol gpt-5.6-terra
github-copilot 1048576 kimi-k3
groq 131072 deepseek-r1-distill-llama-70b meta-llama/llama-4-maverick-17b-128e-instruct meta-llama/llama-guard-4-12b moonshotai/kimi-k2-instruct openai/gpt-oss-120b openai/gpt-oss-20b qwen/qwen3-32b
huggingface_fireworks-ai 131072 meta-llama/llama-3.3-70b-instruct openai/gpt-oss-120b openai/gpt-oss-20b
huggingface_groq 131072 meta-llama/llama-3.3-70b-instruct meta-llama/llama-4-scout-17b-16e-instruct openai/gpt-oss-120b openai/gpt-oss-20b qwen/qwen3-32b
huggingface_hyperbolic 32768 qwen/qwen2.5-vl-72b-instruct qwen/qwen2.5-vl-7b-instruct
huggingface_hyperbolic 131072 meta-llama/llama-3.3-70b-instruct openai/gpt-oss-120b openai/gpt-oss-20b
huggingface_hyperbolic 163840 deepseek-ai/deepseek-r1 deepseek-ai/deepseek-r1-0528 deepseek-ai/deepseek-v3-0324
huggingface_hyperbolic 262144 qwen/qwen3-235b-a22b-instruct-2507 qwen/qwen3-coder-480b-a35b-instruct qwen/qwen3-next-80b-a3b-instruct qwen/qwen3-next-80b-a3b-thinking
huggingface_nebius 8192 google/gemma-2-2b-it google/gemma-2-9b-it
huggingface_nebius 32000 qwen/qwen2.5-vl-72b-instruct
huggingface_nebius 32768 deepseek-ai/deepseek-v3-0324 qwen/qwen2.5-coder-7b
huggingface_nebius 40960 qwen/qwen3-32b
huggingface_nebius 110000 google/gemma-3-27b-it
huggingface_nebius 131072 meta-llama/llama-3.1-8b-instruct meta-llama/llama-3.3-70b-instruct moonshotai/kimi-k2-instruct nousresearch/hermes-4-405b nousresearch/hermes-4-70b nvidia/llama-3_1-nemotron-ultra-253b-v1 nvidia/nvidia-nemotron-nano-12b-v2 openai/gpt-oss-120b primeintellect/intellect-3-fp8 zai-org/glm-4.5 zai-org/glm-4.5-air
huggingface_nebius 163840 deepseek-ai/deepseek-r1-0528
huggingface_nebius 262144 moonshotai/kimi-k2-thinking qwen/qwen3-235b-a22b-instruct-2507 qwen/qwen3-235b-a22b-thinking-2507 qwen/qwen3-30b-a3b-instruct-2507 qwen/qwen3-30b-a3b-thinking-2507 qwen/qwen3-coder-30b-a3b-instruct qwen/qwen3-coder-480b-a35b-instruct
huggingface_novita 8192 deepseek-ai/deepseek-r1-distill-llama-70b meta-llama/meta-llama-3-70b-instruct meta-llama/meta-llama-3-8b-instruct nousresearch/hermes-2-pro-llama-3-8b sao10k/l3-70b-euryale-v2.1 sao10k/l3-8b-lunaris-v1 sao10k/l3-8b-stheno-v3.2
huggingface_novita 16384 meta-llama/llama-3.1-8b-instruct
huggingface_novita 30000 baidu/ernie-4.5-vl-28b-a3b-pt
huggingface_novita 32000 qwen/qwen2.5-72b-instruct zai-org/glm-4-32b-0414
huggingface_novita 40960 qwen/qwen3-235b-a22b qwen/qwen3-30b-a3b qwen/qwen3-32b
huggingface_novita 64000 deepseek-ai/deepseek-r1 deepseek-ai/deepseek-v3
huggingface_novita 65535 alpindale/wizardlm-2-8x22b
huggingface_novita 65536 zai-org/autoglm-phone-9b-multilingual zai-org/glm-4.5v
huggingface_novita 120000 baidu/ernie-4.5-21b-a3b-pt
huggingface_novita 123000 baidu/ernie-4.5-300b-a47b-base-pt baidu/ernie-4.5-vl-424b-a47b-base-pt
huggingface_novita 131072 deepseek-ai/deepseek-v3.1 meta-llama/llama-3.3-70b-instruct meta-llama/llama-4-scout-17b-16e-instruct moonshotai/kimi-k2-instruct openai/gpt-oss-120b openai/gpt-oss-20b qwen/qwen3-235b-a22b-instruct-2507 qwen/qwen3-235b-a22b-thinking-2507 qwen/qwen3-next-80b-a3b-instruct qwen/qwen3-next-80b-a3b-thinking qwen/qwen3-vl-235b-a22b-instruct qwen/qwen3-vl-235b-a22b-thinking qwen/qwen3-vl-30b-a3b-instruct qwen/qwen3-vl-30b-a3b-thinking qwen/qwen3-vl-8b-instruct zai-org/glm-4.5 zai-org/glm-4.5-air zai-org/glm-4.6v-flash
huggingface_novita 160000 deepseek-ai/deepseek-prover-v2-671b
huggingface_novita 163840 deepseek-ai/deepseek-v3-0324 deepseek-ai/deepseek-v3.2 deepseek-ai/deepseek-v3.2-exp
huggingface_novita 200000 zai-org/glm-4.7-flash
huggingface_novita 202800 zai-org/glm-5
huggingface_novita 204800 minimaxai/minimax-m2 zai-org/glm-4.6 zai-org/glm-4.7
huggingface_novita 262144 moonshotai/kimi-k2-instruct-0905 moonshotai/kimi-k2-thinking moonshotai/kimi-k2.5 qwen/qwen3-coder-480b-a35b-instruct qwen/qwen3-coder-next qwen/qwen3.5-122b-a10b qwen/qwen3.5-27b qwen/qwen3.5-35b-a3b qwen/qwen3.5-397b-a17b xiaomimimo/mimo-v2-flash
huggingface_novita 1000000 minimaxai/minimax-m1-80k
huggingface_novita 1048576 meta-llama/llama-4-maverick-17b-128e-instruct-fp8
huggingface_nscale 32000 qwen/qwen3-235b-a22b
huggingface_nscale 32768 qwen/qwen2.5-coder-3b-instruct
huggingface_nscale 40960 qwen/qwen3-14b qwen/qwen3-32b qwen/qwen3-8b
huggingface_nscale 131072 deepseek-ai/deepseek-r1-distill-llama-70b deepseek-ai/deepseek-r1-distill-llama-8b deepseek-ai/deepseek-r1-distill-qwen-1.5b deepseek-ai/deepseek-r1-distill-qwen-32b deepseek-ai/deepseek-r1-distill-qwen-7b meta-llama/llama-3.1-8b-instruct meta-llama/llama-3.3-70b-instruct openai/gpt-oss-120b openai/gpt-oss-20b qwen/qwen2.5-coder-32b-instruct qwen/qwen2.5-coder-7b-instruct qwen/qwq-32b
huggingface_nscale 262144 qwen/qwen3-4b-instruct-2507 qwen/qwen3-4b-thinking-2507
huggingface_nscale 890000 meta-llama/llama-4-scout-17b-16e-instruct
huggingface_ovhcloud 32768 qwen/qwen2.5-vl-72b-instruct qwen/qwen3-32b
huggingface_ovhcloud 131072 meta-llama/llama-3.1-8b-instruct meta-llama/llama-3.3-70b-instruct openai/gpt-oss-120b openai/gpt-oss-20b
huggingface_ovhcloud 262144 qwen/qwen3-coder-30b-a3b-instruct
huggingface_sambanova 16384 meta-llama/llama-3.1-8b-instruct
huggingface_sambanova 32768 qwen/qwen3-32b
huggingface_sambanova 131072 deepseek-ai/deepseek-r1-0528 deepseek-ai/deepseek-r1-distill-llama-70b deepseek-ai/deepseek-v3-0324 meta-llama/llama-3.3-70b-instruct openai/gpt-oss-120b tokyotech-llm/llama-3.3-swallow-70b-instruct-v0.4
huggingface_together 32768 essentialai/rnj-1-instruct google/gemma-3n-e4b-it qwen/qwen2.5-7b-instruct
huggingface_together 131072 deepseek-ai/deepseek-v3 deepseek-ai/deepseek-v3.1 meta-llama/llama-3.3-70b-instruct openai/gpt-oss-120b openai/gpt-oss-20b zai-org/glm-4.5-air-fp8
huggingface_together 163840 deepcogito/cogito-671b-v2.1 deepseek-ai/deepseek-r1
huggingface_together 202752 zai-org/glm-4.6 zai-org/glm-4.7-fp8 zai-org/glm-5
huggingface_together 262144 moonshotai/kimi-k2.5 qwen/qwen3-235b-a22b-instruct-2507 qwen/qwen3-coder-480b-a35b-instruct qwen/qwen3-coder-next-fp8 qwen/qwen3-next-80b-a3b-instruct qwen/qwen3-vl-8b-instruct qwen/qwen3.5-397b-a17b qwen/qwen3.5-9b
huggingface_together 1048576 meta-llama/llama-4-maverick-17b-128e-instruct-fp8
minimax 64000 m2-her
minimax 204800 minimax-m2 minimax-m2.1-highspeed minimax-m2.5-highspeed minimax-m2.7 minimax-m2.7-highspeed
minimax 1000000 minimax-m3
minimax 1000192 minimax-01
moonshotai 8192 moonshot-v1-8k
moonshotai 32768 moonshot-v1-32k
moonshotai 131072 kimi-k2-0711-preview moonshot-v1-128k
moonshotai 262144 kimi-k2-0905-preview kimi-k2-thinking kimi-k2-thinking-turbo kimi-k2-turbo-preview kimi-k2.5 kimi-k2.6 kimi-k2.7-code kimi-k2.7-code-highspeed
moonshotai 1048576 kimi-k3
novita 4096 gryphe/mythomax-l2-13b nousresearch/nous-hermes-llama2-13b openchat/openchat-7b teknium/openhermes-2.5-mistral-7b
novita 8192 deepseek/deepseek-r1-distill-llama-70b meta-llama/llama-3-70b-instruct meta-llama/llama-3-8b-instruct nousresearch/hermes-2-pro-llama-3-8b sao10k/l3-70b-euryale-v2.1 sao10k/l3-8b-lunaris sao10k/l3-8b-stheno-v3.2 sao10k/l31-70b-euryale-v2.2
novita 12288 meta-llama/llama-3.3-70b-instruct
novita 16384 meta-llama/llama-3.1-8b-instruct
novita 32000 qwen/qwen-2.5-72b-instruct
novita 32768 deepseek/deepseek-r1-distill-qwen-14b meta-llama/llama-3.2-3b-instruct qwen/qwen-2-7b-instruct qwen/qwen-2-vl-72b-instruct
novita 60288 mistralai/mistral-nemo
novita 64000 deepseek/deepseek-r1 deepseek/deepseek-r1-distill-qwen-32b deepseek/deepseek_v3
novita 65535 microsoft/wizardlm-2-8x22b
novita 131000 meta-llama/llama-3.2-1b-instruct
openrouter 4095 openai/gpt-3.5-turbo-0613 openai/gpt-3.5-turbo-instruct
openrouter 6144 undi95/remm-slerp-l2-13b
openrouter 8000 mancer/weaver
openrouter 8191 openai/gpt-4
openrouter 8192 deepseek/deepseek-r1-distill-llama-70b google/gemma-2-27b-it sao10k/l3-lunaris-8b
openrouter 16384 microsoft/phi-4 rekaai/reka-edge
openrouter 16385 openai/gpt-3.5-turbo openai/gpt-3.5-turbo-16k
openrouter 32000 mistralai/voxtral-small-24b-2507
openrouter 32768 aion-labs/aion-rp-llama-3.1-8b anthracite-org/magnum-v4-72b google/gemini-2.5-flash-image mistralai/mistral-saba mistralai/mistral-small-24b-instruct-2501 perceptron/perceptron-mk1 qwen/qwen-2.5-7b-instruct qwen/qwen-2.5-coder-32b-instruct thedrummer/skyfall-36b-v2
openrouter 60000 meta-llama/llama-3.2-1b-instruct
openrouter 64000 deepseek/deepseek-r1
openrouter 65535 microsoft/wizardlm-2-8x22b
openrouter 65536 allenai/olmo-3-32b-think google/gemini-3-pro-image-preview google/gemini-3.1-flash-image-preview minimax/minimax-m2-her mistralai/mixtral-8x22b-instruct rekaai/reka-flash-3 z-ai/glm-4.5v
openrouter 81920 morph/morph-v3-fast qwen/qwen3-30b-a3b-thinking-2507
openrouter 123000 baidu/ernie-4.5-vl-424b-a47b
openrouter 127072 perplexity/sonar
openrouter 128000 amazon/nova-micro-v1 bytedance/ui-tars-1.5-7b cohere/command-r-08-2024 cohere/command-r-plus-08-2024 cohere/command-r7b-12-2024 inception/mercury-2 mistralai/mistral-large mistralai/mistral-small-3.1-24b-instruct openai/gpt-4-turbo openai/gpt-4o openai/gpt-4o-2024-05-13 openai/gpt-4o-mini openai/gpt-audio openai/gpt-audio-mini perplexity/sonar-reasoning-pro
openrouter 131000 ibm-granite/granite-4.0-h-micro
openrouter 131072 aion-labs/aion-2.0 arcee-ai/virtuoso-large google/gemma-3-12b-it google/gemma-3-4b-it ibm-granite/granite-4.1-8b meta-llama/llama-3.1-70b-instruct mistralai/ministral-3b-2512 mistralai/mistral-medium-3 mistralai/mistral-medium-3.1 moonshotai/kimi-k2 nousresearch/hermes-3-llama-3.1-405b nousresearch/hermes-3-llama-3.1-70b nousresearch/hermes-4-405b nousresearch/hermes-4-70b openai/gpt-oss-20b openai/gpt-oss-safeguard-20b qwen/qwen3-235b-a22b qwen/qwen3-8b qwen/qwen3-vl-235b-a22b-thinking qwen/qwen3-vl-32b-instruct qwen/qwen3-vl-8b-thinking sao10k/l3.3-euryale-70b tencent/hunyuan-a13b-instruct thedrummer/cydonia-24b-v4.1 upstage/solar-pro-3 z-ai/glm-4.5 z-ai/glm-4.5-air z-ai/glm-4.6v
openrouter 163840 deepseek/deepseek-chat-v3-0324 deepseek/deepseek-v3.1-terminus deepseek/deepseek-v3.2-exp meta-llama/llama-guard-4-12b
openrouter 200000 anthropic/claude-3-haiku anthropic/claude-haiku-4.5 anthropic/claude-opus-4 anthropic/claude-opus-4.5 openai/o1-pro openai/o3 openai/o3-mini openai/o3-pro openai/o4-mini perplexity/sonar-pro ~anthropic/claude-haiku-latest
openrouter 202752 z-ai/glm-5-turbo
openrouter 204800 minimax/minimax-m2.1
openrouter 256000 cohere/command-a mistralai/codestral-2508 relace/relace-apply-3 relace/relace-search x-ai/grok-build-0.1 x-ai/grok-code-fast-1
openrouter 262144 arcee-ai/trinity-large-thinking bytedance-seed/seed-1.6 bytedance-seed/seed-1.6-flash bytedance-seed/seed-2.0-lite bytedance-seed/seed-2.0-mini google/gemma-4-31b-it mistralai/devstral-2512 mistralai/ministral-14b-2512 mistralai/ministral-8b-2512 mistralai/mistral-large-2512 mistralai/mistral-medium-3-5 moonshotai/kimi-k2-0905 moonshotai/kimi-k2-thinking moonshotai/kimi-k2.7-code morph/morph-v3-large nvidia/nemotron-3-nano-30b-a3b qwen/qwen3-max qwen/qwen3-max-thinking qwen/qwen3.5-122b-a10b qwen/qwen3.5-27b qwen/qwen3.6-max-preview stepfun/step-3.5-flash tencent/hy3-preview
openrouter 272000 openai/gpt-5.4-image-2
openrouter 300000 amazon/nova-lite-v1 amazon/nova-pro-v1
openrouter 400000 openai/gpt-5 openai/gpt-5-image openai/gpt-5-image-mini openai/gpt-5-mini openai/gpt-5-nano openai/gpt-5-pro openai/gpt-5.1 openai/gpt-5.1-codex-mini openai/gpt-5.2 openai/gpt-5.2-pro openai/gpt-5.3-codex openai/gpt-5.4-mini openai/gpt-5.4-nano openai/gpt-chat-latest ~openai/gpt-mini-latest
openrouter 1000000 amazon/nova-2-lite-v1 amazon/nova-premier-v1 anthropic/claude-fable-5 anthropic/claude-fable-5.1 anthropic/claude-opus-4.6 anthropic/claude-opus-4.7 anthropic/claude-opus-4.7-fast anthropic/claude-opus-4.8 anthropic/claude-opus-4.8-fast anthropic/claude-opus-5 anthropic/claude-opus-5-fast anthropic/claude-opus-5.5 anthropic/claude-sonnet-4.5 anthropic/claude-sonnet-4.6 anthropic/claude-sonnet-5 minimax/minimax-m1 qwen/qwen-plus qwen/qwen-plus-2025-07-28 qwen/qwen3-coder-flash qwen/qwen3-coder-plus qwen/qwen3.5-flash-02-23 qwen/qwen3.5-plus-02-15 qwen/qwen3.5-plus-20260420 qwen/qwen3.6-flash qwen/qwen3.6-plus qwen/qwen3.7-max qwen/qwen3.7-plus x-ai/grok-4.3 ~anthropic/claude-fable-latest ~anthropic/claude-opus-latest ~anthropic/claude-sonnet-latest
openrouter 1000192 minimax/minimax-01
openrouter 1040000 writer/palmyra-x5
openrouter 1047576 openai/gpt-4.1 openai/gpt-4.1-mini openai/gpt-4.1-nano
openrouter 1048576 google/gemini-2.5-flash google/gemini-2.5-flash-lite google/gemini-2.5-pro google/gemini-3-flash-preview google/gemini-3.1-flash-lite google/gemini-3.1-pro-preview google/gemini-3.5-flash moonshotai/kimi-k3 z-ai/glm-5.2 z-ai/glm-5.3 ~google/gemini-flash-latest ~google/gemini-pro-latest ~moonshotai/kimi-latest
openrouter 1050000 openai/gpt-5.4 openai/gpt-5.4-pro openai/gpt-5.5 openai/gpt-5.5-pro openai/gpt-5.6-luna openai/gpt-5.6-sol openai/gpt-5.6-terra openai/gpt-6-luna openai/gpt-6-luna:batch openai/gpt-6-sol openai/gpt-6-sol:batch ~openai/gpt-latest
openrouter 1310720 z-ai/glm-5.3-flash
openrouter 2000000 x-ai/grok-4-fast x-ai/grok-4.20 x-ai/grok-4.20-multi-agent
ovhcloud 512 bge-base-en-v1.5
ovhcloud 8192 bge-m3 bge-multilingual-gemma2
ovhcloud 32768 mixtral-8x7b-instruct-v0.1 qwen2.5-vl-72b-instruct qwen3-32b
ovhcloud 65536 mistral-7b-instruct-v0.3 mistral-nemo-instruct-2407
ovhcloud 131072 deepseek-r1-distill-llama-70b gpt-oss-120b gpt-oss-20b llama-3.1-8b-instruct meta-llama-3_3-70b-instruct mistral-small-3.2-24b-instruct-2506
ovhcloud 262144 qwen3-coder-30b-a3b-instruct
quicksilverpro 131072 gpt-oss-120b muse-glimmer-30b
quicksilverpro 200000 claude-haiku-4-5
quicksilverpro 256000 kimi-k2.6 kimi-k2.7-code
quicksilverpro 262144 hy3 nemotron-3.5-lightning qwen3.6-35b
quicksilverpro 500000 grok-4.5 grok-4.6
quicksilverpro 1000000 claude-fable-5 claude-opus-4-6 claude-opus-4-8 claude-opus-5 claude-sonnet-4-6 claude-sonnet-5 qwen3.8-27b
quicksilverpro 1048576 deepseek-v4-flash deepseek-v4-pro gemini-3-flash-preview gemini-3-pro-image gemini-3.1-flash-lite gemini-3.1-pro-preview gemini-3.5-flash gemini-3.5-flash-lite gemini-3.6-flash gemini-3.7-flash glm-5.2 glm-5.3 glm-5.3-flash gpt-5.6-luna gpt-5.6-sol gpt-5.6-terra kimi-k3 mimo-v2.5 minimax-m3 muse-spark-1.2 qwen3.6-plus qwen3.7-flash qwen3.7-max qwen3.7-plus qwen3.8-max
x-ai 32768 grok-2-1212 grok-2-vision-1212
x-ai 131072 grok-3 grok-3-fast grok-3-mini grok-3-mini-fast
x-ai 256000 grok-4-0709 grok-build-0.1 grok-code-fast-1
x-ai 500000 grok-4.5 grok-4.6
x-ai 1000000 grok-4.20 grok-4.20-multi-agent grok-4.3
x-ai 2000000 grok-4-1-fast-non-reasoning grok-4-1-fast-reasoning grok-4-fast-non-reasoning grok-4-fast-reasoning
zai 1000000 glm-5.2 glm-5.3 glm-5.3-flash
zhipuai 8000 glm-4-airx
zhipuai 128000 glm-4-air glm-4-assistant glm-4-flashx-250414 glm-4-plus glm-4.5-air
zhipuai 200000 glm-4.7 glm-4.7-flashx glm-5 glm-5-turbo glm-5.1
zhipuai 1000000 glm-4-long glm-5.2 glm-5.3 glm-5.3-flash
`
