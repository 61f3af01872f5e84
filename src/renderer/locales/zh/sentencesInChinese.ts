/** What the results and estimates of studies and runs say, in Chinese, by the template of its English. What a place does after a colon: `recognised`. */
import type { EngineWords } from '../engineWords.ts'

export const sentencesInChinese: EngineWords['sentences'] = {
  'Nothing has been evaluated yet.': '尚未评估任何内容。',
  '{row} is better than {others} after Holm’s correction: {clauses}.':
    '{row:sentence} 经 Holm 校正后优于 {others:names}：{clauses:clauses}。',
  '{row} is better than {others} after Holm’s correction among the tests against the floor: {clauses}.':
    '{row:sentence} 在与随机下限的各检验之间经 Holm 校正后优于{others:names}：{clauses:clauses}。',
  '{row} is worse than {others} after Holm’s correction: {clauses}.':
    '{row:sentence} 经 Holm 校正后劣于 {others:names}：{clauses:clauses}。',
  '{row} is worse than {others} after Holm’s correction among the tests against the floor: {clauses}.':
    '{row:sentence} 在与随机下限的各检验之间经 Holm 校正后劣于{others:names}：{clauses:clauses}。',
  '{row} has the same values as {others} at {metrics}, one by one: what they differ in has changed none of them.':
    '{row:sentence} 与 {others:names} 在 {metrics:names} 上逐一取值相同：二者的差异没有改变其中任何一个。',
  '{row} cannot be told apart from {others}: {clauses}.':
    '{row:sentence} 与 {others:names} 无法区分：{clauses:clauses}。',
  'by {difference} at {metric} ({low} to {high}, {p})': '{metric} 相差 {difference}（{low} 至 {high}，{p}）',
  'by {difference} at {metric} ({low} to {high}, {p}, over users alone)':
    '{metric} 相差 {difference}（{low} 至 {high}，{p}，仅对用户）',
  '{difference} at {metric} ({low} to {high}, {p})': '{metric} 差值 {difference}（{low} 至 {high}，{p}）',
  '{difference} at {metric} ({low} to {high}, {p}; {least} would be found in about four of five cases)':
    '{metric} 差值 {difference}（{low} 至 {high}，{p}；约五次中有四次可检出 {least}）',
  '{range} at {metric} (smallest {p})': '{metric} 差值 {range:phrase}（最小 {p}）',
  '{range} at {metric} (smallest {p}; {least}, by the row, would be found in about four of five cases)':
    '{metric} 差值 {range:phrase}（最小 {p}；视各行而定，约五次中有四次可检出 {least:phrase}）',
  '{low} to {high}': '{low} 至 {high}',
  'the random floor': '随机下限',
  'plain profiles': '普通画像',
  '{best} is best at {metrics}: it differs from each other row that was tested.':
    '{best} 在 {metrics:names} 上最佳：它与其余每个受检验的行都有差异。',
  'There is one seed: all of this holds for seed {seed} alone, and intervals are over users.':
    '只有一个种子：以上全部只对种子 {seed} 成立，区间为对用户的区间。',
  'There are two seeds: how much seeds matter is hardly known, and small p-values are to be read with care.':
    '只有两个种子：种子的影响几乎无从得知，较小的 p 值须谨慎解读。',
  '{value} at {metric}, where random order stays below {most}': '{metric} 为 {value}，而随机顺序低于 {most}',
  '“{name}” is above random order without knowing anybody’s taste: {clauses}. Read all rows against it.':
    '“{name:phrase}”不了解任何人的偏好却高于随机顺序：{clauses:clauses}。请以它为参照解读所有行。',
  'Over {runs} runs of {names}, {calls} grow with {over} to the power of {exponent} (R² {fit}).':
    '在 {names:names} 的 {runs} 个运行中，{calls:phrase}随 {over:phrase} 的 {exponent} 次幂增长（R² {fit}）。',
  'With {names} M is not much smaller than N: {routers} routers to {clients} clients in each router-centric update.':
    '{names:names} 的 M 并不比 N 小很多：每次以路由为中心的更新中路由智能体 {routers:phrase} 个，客户端 {clients:phrase} 个。',
  'With {name} {percent} % of the {prompt} calls could not be read and took their fallback, so that its results are partly not the model’s.':
    '{name} 的 {prompt} 调用中有 {percent} % 无法读取而采用回退，因此其结果部分不出自模型。',
  'With {name} {percent} % of the {prompt} replies were cut before the model ended them.':
    '{name} 的 {prompt} 回答中有 {percent} % 在模型结束之前被截断。',
  'Augmentation of cold items with {name}': '{name} 对冷启动物品的增强',
  'Augmentation of cold users with {name}': '{name} 对冷启动用户的增强',
  'For {few} of {all} cold items with {name} no router passed the threshold: the nearest one was taken.':
    '{name} 的 {all} 个冷启动物品中有 {few} 个没有路由智能体达到阈值：取了最近的一个。',
  'For {few} of {all} cold users with {name} no router passed the threshold: the nearest one was taken.':
    '{name} 的 {all} 个冷启动用户中有 {few} 个没有路由智能体达到阈值：取了最近的一个。',
  '{row} has no finished run yet, so that nothing is tested.': '{row} 尚无已完成的运行，因此没有检验。',
  'The shortcut rankers are not known for this dataset.': '此数据集的捷径排序器结果未知。',
  '{names} ranks the same in all {repetitions}, which count as one.':
    '{names:names} 在全部 {repetitions:phrase}中排序相同，只计一次。',
  '{names} rank the same in all {repetitions}, which count as one.':
    '{names:names} 在全部 {repetitions:phrase}中排序相同，只计一次。',
  '{name} is the very runs of {other}, and is not tested against it.':
    '{name} 与 {other} 是同一批运行，不作相互检验。',
  '{row} and {against} have no finished seed in common.': '{row} 与 {against} 没有共同的已完成种子。',
  '{row} and {against} are compared over the seeds that both have: {seeds}.':
    '{row} 与 {against} 在二者共有的种子上比较：{seeds:names}。',
  '{name} with seed {seed} is in no mean and no test: {difference}.':
    '{name} 的种子 {seed} 不计入任何均值与检验：{difference:phrase}。',
  '{name} ranks the same with all {seeds}, which count as one.':
    '{name} 在全部 {seeds:phrase}下排序相同，只计一次。',
  '{name} has not finished with any seed: its newest evaluations stand here, and are not tested.':
    '{name} 没有任何种子已完成：此处为其最新评估，不作检验。',
  '{name} has not finished with seed {seeds}, which is in no mean and no test.':
    '{name} 的种子 {seeds} 尚未完成，不计入任何均值与检验。',
  '{name} has not finished with seeds {seeds}, which are in no mean and no test.':
    '{name} 的种子 {seeds:names} 尚未完成，不计入任何均值与检验。',
  '{name} is left out of the tests: {difference}.': '{name} 不参与检验：{difference:phrase}。',
  'the candidate sets of {user} differ between {first} and {other}':
    '{user} 的候选集在 {first} 与 {other} 之间不同',
  'the datasets differ: {own} in {first}, {found} in {name}':
    '数据集不同：{first} 为 {own}，{name} 为 {found}',
  'the newest evaluations rank different items: {own} in {first}, {found} in {name}':
    '最新评估所排序的物品不同：{first} 为{own:phrase}，{name} 为{found:phrase}',
  'the protocols differ in {field}: {own} in {first}, {found} in {name}':
    '协议的 {field} 不同：{first} 为 {own:phrase}，{name} 为 {found:phrase}',
  'This method asks no model, so it makes no calls.': '此方法不询问模型，因此没有调用。',
  'Memory is a rule of thumb.': '内存为经验估计。',
  'Tokens and disk as with the built-in agent on the demo; no run with {model} has been timed here yet.':
    'token 与磁盘按内置智能体在演示数据上的用量；此处尚无使用 {model:phrase} 的运行计过时。',
  'Tokens and disk per call from {runs} with {model} on this machine.':
    '每次调用的 token 与磁盘取自本机使用 {model:phrase} 的 {runs:phrase}。',
  'Time, tokens and disk per call from {runs} with {model} on this machine.':
    '每次调用的时间、token 与磁盘取自本机使用 {model:phrase} 的 {runs:phrase}。',
  '{count} runs': '{count} 个运行',
  '{finished} of its runs have finished and are left out.': '其中 {finished} 个运行已完成，不再计入。',
  '{shared} of its cells would be the same run as another and share it.':
    '其中 {shared} 个单元与另一单元为同一运行，共用之。',
  '{runs} of its runs ask no model; they take seconds to minutes, which are not counted.':
    '其中 {runs} 个运行不询问模型；它们需要数秒至数分钟，未计入。',
  'Questions that were asked before with the same model and seed are answered from stored replies, and cost less.':
    '以相同模型与种子问过的问题由已存的回答作答，花费更少。',
  'A grid search: each point ranks validation items alone, and one point of each row then ranks the test in runs of its own, which are counted.':
    '网格搜索：每个点只排序验证物品，随后每行中有一个点在单独的运行中排序测试物品，这些运行已计入。',
  '{name} ({note})': '{name:phrase}（{note:word}）',
  '{names}: {sentence}': '{names:names}：{sentence:known}',
  '{rows}; and {left} more': '{rows}；以及另外 {left} 个',
  '{left} more of this kind, for runs of other settings.': '另有 {left} 条同类说明，对应其他设置的运行。',
  'Time is not known, because no run with one of its models was timed here yet.':
    '时间未知，因为此处尚无使用其中某个模型的运行计过时。',
  'Time is that of all runs divided by the {together} that are worked on at once; a server that has no room for them takes longer.':
    '时间为所有运行的时间除以同时进行的 {together} 个；若服务器容纳不下，则用时更长。',
  'Time is that of all runs one after the other: {runsAtOnce} at once share one machine, and are no faster together than its models are.':
    '时间为所有运行依次进行的时间：同时进行的 {runsAtOnce} 个共用一台机器，合起来不会比其模型更快。',
  '{updates}, {lambda} client calls for each.': '{updates:phrase}，每次 {lambda} 个客户端调用。',
  '{updates}, {lambda} client calls for each and {calls} router calls each in {stages}.':
    '{updates:phrase}，每次 {lambda} 个客户端调用；{stages:phrase}，每次 {calls} 个路由智能体调用。',
  '{updates}, {lambda} client calls for each and {calls} calls on who is sent what each in {stages}.':
    '{updates:phrase}，每次 {lambda} 个客户端调用；{stages:phrase}，每次 {calls} 个决定向谁发送什么的调用。',
  'Client updates of RecNet are counted from the dataset, and calls for each are assumed from the stages of the method; evaluations and first profiles are added.':
    'RecNet 的客户端更新次数由数据集数出，每次的调用数按方法的各阶段假定；另加评估与初始画像。',
  'Client updates of RecNet are counted from the dataset, and calls for each are as they were measured in {run}; evaluations and first profiles are added.':
    'RecNet 的客户端更新次数由数据集数出，每次的调用数按 {run} 中的实测；另加评估与初始画像。',
  '{interactions}, {calls} calls for each.': '{interactions:phrase}，每次 {calls} 个调用。',
  'Interactions of AgentCF are counted from the dataset, and {share} % of its choices are assumed to be wrong; rankings are added.':
    'AgentCF 的交互次数由数据集数出，假定其 {share} % 的选择是错的；另加排序。',
  'Interactions of AgentCF++ are counted from the dataset; one call for each user and each interest group, and rankings are added.':
    'AgentCF++ 的交互次数由数据集数出；每个用户与每个兴趣群组各加一个调用，另加排序。',
  '{count} rankings.': '{count} 次排序。',
  '{count} rankings, each asked in {orders} orders.': '{count} 次排序，每次以 {orders} 种顺序提问。',
  'Rankings of LLMRank are counted from the dataset; nothing is learnt.':
    'LLMRank 的排序次数由数据集数出；不进行学习。',
  '{updates}, {lambda} client calls for each, {messages} messages for each client in an update if {share} % of {pairs} scored pairs pass the threshold: what clients share is taken from the texts of the items (of 18 runs of the built-in agent 13 came within a fifth of such a number, and all within a half); the run corrects it as it goes.':
    '{updates:phrase}，每次 {lambda} 个客户端调用；若 {pairs} 个计分的对中有 {share} % 达到阈值，则每次更新中每个客户端有 {messages} 条消息：客户端的共同之处取自物品的文本（内置智能体的 18 个运行中有 13 个与此类数值相差不到五分之一，全部相差不到一半）；运行期间会予以修正。',
  '{updates}, {lambda} client calls for each and {calls} router calls each in {stages}, {messages} messages for each client in an update if {share} % of {pairs} scored pairs pass the threshold: what clients share is taken from the texts of the items (of 18 runs of the built-in agent 13 came within a fifth of such a number, and all within a half); the run corrects it as it goes.':
    '{updates:phrase}，每次 {lambda} 个客户端调用；{stages:phrase}，每次 {calls} 个路由智能体调用；若 {pairs} 个计分的对中有 {share} % 达到阈值，则每次更新中每个客户端有 {messages} 条消息：客户端的共同之处取自物品的文本（内置智能体的 18 个运行中有 13 个与此类数值相差不到五分之一，全部相差不到一半）；运行期间会予以修正。',
}
