/** What a study says of its messages, in Chinese, by the template of its English. */
import type { EngineWords } from '../engineWords.ts'

export const messageSentencesInChinese: EngineWords['sentences'] = {
  'No interaction can be compared with a control, so nothing can be said.':
    '没有交互可与对照比较，因此无法得出结论。',
  'In this study messages raise the reward: it is higher than without messages, and higher than with messages to other clients.':
    '在此研究中，消息提高了奖励：它高于无消息时，也高于消息发给其他客户端时。',
  'In this study messages lower the reward: it is lower than {controls}.':
    '在此研究中，消息降低了奖励：它低于{controls:clauses}时。',
  'In this study the reward is higher than without messages; that it matters who receives them is not shown, as there are no shuffled messages beside it.':
    '在此研究中，奖励高于无消息时；由于没有打乱消息的对照，未能表明由谁接收是否重要。',
  'In this study the reward is higher than without messages; that it matters who receives them is not shown.':
    '在此研究中，奖励高于无消息时；未能表明由谁接收是否重要。',
  'In this study the reward is higher than with messages to other clients; that messages help is not shown, as there is no run without messages beside it.':
    '在此研究中，奖励高于消息发给其他客户端时；由于没有无消息的对照运行，未能表明消息有用。',
  'In this study the reward is higher than with messages to other clients; that messages help is not shown.':
    '在此研究中，奖励高于消息发给其他客户端时；未能表明消息有用。',
  'This study does not show that messages change the reward: all differences over all interactions are within chance. A difference below {least} would often have been missed.':
    '此研究未能表明消息改变了奖励：全部交互上的所有差值都在随机误差之内。小于 {least} 的差值往往无法检出。',
  'This study does not show that messages change the reward: all differences over all interactions are within chance.':
    '此研究未能表明消息改变了奖励：全部交互上的所有差值都在随机误差之内。',
  'Over all {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}. RecNet alone was right in {right}, the control alone in {controlRight}.':
    '在 {users:phrase}、{seeds:phrase}的全部 {interactions:phrase}中，奖励为 {own}，在相同交互中{control:phrase}时为 {other}：{test:phrase}。只有 RecNet 正确的有 {right} 次，只有对照正确的有 {controlRight} 次。',
  'Over all {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}.':
    '在 {users:phrase}、{seeds:phrase}的全部 {interactions:phrase}中，奖励为 {own}，在相同交互中{control:phrase}时为 {other}：{test:phrase}。',
  'Where the user took up messages, over {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}. RecNet alone was right in {right}, the control alone in {controlRight}.':
    '在用户采用了消息的 {interactions:phrase}（{users:phrase}、{seeds:phrase}）中，奖励为 {own}，在相同交互中{control:phrase}时为 {other}：{test:phrase}。只有 RecNet 正确的有 {right} 次，只有对照正确的有 {controlRight} 次。',
  'Where the user took up messages, over {interactions} of {users} and {seeds} the reward is {own}, and {other} in the same interactions {control}: {test}.':
    '在用户采用了消息的 {interactions:phrase}（{users:phrase}、{seeds:phrase}）中，奖励为 {own}，在相同交互中{control:phrase}时为 {other}：{test:phrase}。',
  'From before to after their first reception the reward of {users} changes by {own}, and by {other} in the same interactions {control}, where time has passed as well. What is left for messages: {test}.':
    '从首次接收之前到之后，{users:phrase}的奖励变化 {own}，在相同交互中{control:phrase}时变化 {other}，其间同样有时间流逝。归于消息的部分：{test:phrase}。',
  'Of the {interactions} in which only items took up messages, {differing}.':
    '在只有物品采用了消息的 {interactions:phrase}中，{differing:clauses}。',
  'Of the {interactions} in which nobody took up messages, {differing}.':
    '在无人采用消息的 {interactions:phrase}中，{differing:clauses}。',
  '{count} differ from the run {control}': '{count} 次与{control:phrase}的运行不同',
  '{count} differ from the run {control}, by {test}':
    '{count} 次与{control:phrase}的运行不同，差 {test:phrase}',
  '{count} differs from the run {control}, by {test}':
    '{count} 次与{control:phrase}的运行不同，差 {test:phrase}',
  'Cold users (at most one earlier interaction) differ from the run {control} by {test}; warm users by {other}.':
    '冷启动用户（此前至多一次交互）与{control:phrase}的运行相差 {test:phrase}；其他用户相差 {other:phrase}。',
  '{rules} were written; with one seed none can recur.':
    '写出了 {rules:phrase}；只有一个种子时没有规则能再次出现。',
  'Of {rules} beside those that clients begin with, {several} were written with two seeds or more and {all} with all {seeds}.':
    '除客户端的初始规则外，在 {rules:phrase}中，{several} 条在两个或更多种子中写出，{all} 条在全部 {seeds} 个种子中写出。',
  'Of {rules} beside those that clients begin with, {several} were written with two seeds or more and {all} with all {seeds}; taking texts with an edit ratio of at least {ratio} as one, {like} of {distinct}.':
    '除客户端的初始规则外，在 {rules:phrase}中，{several} 条在两个或更多种子中写出，{all} 条在全部 {seeds} 个种子中写出；将编辑相似度不低于 {ratio} 的文本视为同一条时，{distinct} 条中有 {like} 条。',
  'Of {rules} beside those that clients begin with, {several} were written with two seeds or more.':
    '除客户端的初始规则外，在 {rules:phrase}中，{several} 条在两个或更多种子中写出。',
  'Of {rules} beside those that clients begin with, {several} were written with two seeds or more; taking texts with an edit ratio of at least {ratio} as one, {like} of {distinct}.':
    '除客户端的初始规则外，在 {rules:phrase}中，{several} 条在两个或更多种子中写出；将编辑相似度不低于 {ratio} 的文本视为同一条时，{distinct} 条中有 {like} 条。',
  'There is one seed: what is found holds for that seed alone.': '只有一个种子：所得结论只对该种子成立。',
  'nothing to compare': '无可比较',
  '{difference} [{low}, {high}] ({p})': '{difference} [{low}, {high}]（{p}）',
  '{difference} [{low}, {high}] ({p}, within chance)': '{difference} [{low}, {high}]（{p}，在随机误差之内）',
  'without messages': '无消息',
  'with shuffled messages': '打乱消息',
  'The model: {caveat}.': '模型：{caveat:phrase}。',
  'The reward of an interaction is 1 where the item that the user took was predicted out of two, and 0 otherwise; guessing has 0.5. It is measured while the run learns. How well the test items are ranked in the end, RecNet against both controls, is in the results of the study, and can differ: a message may come too late for any interaction that is learnt.':
    '一次交互的奖励在两者中预测出用户所选物品时为 1，否则为 0；随机猜测为 0.5。它在运行学习期间测得。最终测试物品排序得如何（RecNet 与两种对照相比）见研究的结果，可能有所不同：消息可能来得太晚，赶不上任何所学的交互。',
  'Fair: the same interaction (user, item taken, item not taken) of the same seed with and without messages. Users, items and their order follow from the seed alone, so both runs have the same interactions.':
    '公平：同一种子的同一次交互（用户、所选物品、未选物品），有消息与无消息相比。用户、物品及其顺序只由种子决定，因此两个运行的交互相同。',
  'Fair with a limit: interactions are sorted by what happened in the run of RecNet (who took up messages, before or after the first reception). That was settled before the prediction, and both runs are taken at the same interactions; but they are not drawn by chance, so each figure holds for its own interactions. It covers all that messages had done in the run until then, not the last message alone.':
    '有限度的公平：交互按 RecNet 运行中发生的情况分类（谁采用了消息、首次接收之前或之后）。这在预测之前已经确定，两个运行取相同的交互；但这些交互并非随机抽取，因此每个数值只对其自身的交互成立。它涵盖此前消息在运行中的全部作用，而不只是最后一条消息。',
  'Not fair: rewards of different lines of one run, such as with and without reception, or before and after the first one. They are of other users, and later ones come after more learning. Read the differences from the control.':
    '不公平：同一运行中不同行的奖励，例如有接收与无接收，或首次接收之前与之后。它们属于不同的用户，且较晚的经过了更多学习。请看与对照的差值。',
  'Messages are merged before the prediction, so the first interaction of a user with a reception counts as after. Interactions before may have items that took up messages.':
    '消息在预测之前合并，因此用户首次接收的那次交互算作之后。之前的交互中可能有物品采用了消息。',
  'Cold: the user had at most one earlier interaction in the run. Warm: more. This follows from the seed, not from messages.':
    '冷启动：该用户在运行中此前至多有一次交互。其他：更多。这由种子决定，与消息无关。',
  "Intervals and tests take the interactions of a user, and those of a seed, together. Each p is after Holm's correction, which is over the {main} main comparisons, declared beforehand (all interactions; those in which the user took up messages; the change at the first reception; each with every control), and apart from them over the {further} further ones.":
    '区间与检验将同一用户、同一种子的交互合在一起。每个 p 值均经 Holm 校正：对事先声明的 {main} 项主要比较（全部交互；用户采用了消息的交互；首次接收前后的变化；各与每种对照比较）校正，并与之分开，对其余 {further} 项校正。',
  'Figures by router and by rule are descriptive: there are many of them, and the highest of many are high by chance. An interaction with messages of several routers, or under several rules, counts for each. Routers of one seed are not those of another.':
    '按路由智能体与按规则的数值是描述性的：它们数量众多，其中最高者可能只是偶然偏高。一次交互若有多个路由智能体的消息或适用多条规则，则各计一次。一个种子的路由智能体不是另一个种子的。',
  'All seeds learn from the same users and items, so that a rule that recurs shows where these data lead; not that the rule helps.':
    '所有种子都从相同的用户与物品中学习，因此一条规则再次出现只说明这些数据导向何处，不说明该规则有用。',
  'Seed {seed}, {control}: {run} is not compared, because its interactions are others: {unpaired}.':
    '种子 {seed}，{control:phrase}：{run} 不参与比较，因为其交互不同：{unpaired:phrase}。',
}
