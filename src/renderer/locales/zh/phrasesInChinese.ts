/** Sentences and words of the engine in Chinese, by their English form: what is not here is shown as the engine says it. */
import type { EngineWords } from '../engineWords.ts'

export const phrasesInChinese: EngineWords['phrases'] = {
  Data: '数据',
  Model: '模型',
  Initialisation: '初始化',
  Routing: '路由',
  Reception: '接收',
  Optimisation: '优化',
  Training: '训练',
  Evaluation: '评估',
  queued: '排队中',
  running: '运行中',
  paused: '已暂停',
  stopped: '已停止',
  failed: '失败',
  finished: '已完成',
  draft: '草稿',
  ended: '已结束',
  unreadable: '无法读取',
  waiting: '等待中',
  missing: '尚未运行',
  started: '已开始',
  changed: '已变更',
  fine: '正常',
  note: '提示',
  warning: '警告',
  none: '无',
  on: '开',
  off: '关',
  nothing: '空',
  'no language model': '无语言模型',
  'built-in agent v2': '内置智能体 v2',
  'answers by text rules; not a language model': '按文本规则回答；不是语言模型',
  Runs: '运行',
  Tests: '检验',
  Results: '结果',
  Calls: '调用',
  Dataset: '数据集',
  Method: '方法',
  Run: '运行',
  Interactions: '交互',
  Routers: '路由智能体',
  'Ranked items': '排序的物品',
  'Floor NDCG@10': '随机下限 NDCG@10',
  'went on anyway': '执意继续',
  'low coverage': '覆盖率低',
  'few users': '用户少',
  'validation items': '验证物品',
  'not final': '非最终结果',
  'not above chance': '未高于随机',
  'calls fell back': '调用回退多',
  'replies cut': '回复被截断',
  'predictions unread': '预测无法读取',
  Learning: '学习',
  Fitting: '拟合',
  Methods: '方法',
  'Calls over records': '调用随记录数的变化',
  'Community sizes': '社群大小',
  'Differences per user': '各用户的差值',
  'Interactions over time': '交互随时间的分布',
  'Item popularity': '物品流行度',
  'Lineage of the routers': '路由智能体的谱系',
  'Model calls': '模型调用',
  'NDCG over interactions': 'NDCG 随交互的变化',
  'Prediction accuracy': '预测准确率',
  'Routers over interactions': '路由智能体数随交互的变化',
  'Routing scores and threshold': '路由得分与阈值',
  'Sequence lengths': '序列长度',
  'Text lengths': '文本长度',
  'Training over epochs': '训练随轮次的变化',
  'Wall time': '墙钟时间',
  'RecNet beside traditional and agentic recommenders under one protocol.':
    '在同一协议下将 RecNet 与传统推荐及智能体推荐方法并列。',
  Ablations: '消融',
  'RecNet without routing, reception or optimisation, and without parts of them.':
    '去掉路由、接收或优化，或去掉其中一部分的 RecNet。',
  'Propagation methods': '传播方法',
  'Routers beside direct propagation to the nearest clients, chosen and summarised by the model.':
    '路由智能体与直接传播到最近客户端（由模型选择并摘要）的对照。',
  Efficiency: '效率',
  'Calls, tokens and time of RecNet, of RecNet without routers, without asynchronous updates, and of AgentCF; and how they grow.':
    'RecNet、去掉路由智能体或异步更新的 RecNet 以及 AgentCF 的调用数、token 数与时间，及其增长方式。',
  Backbones: '骨干模型',
  'RecNet and agentic baselines with several language models.': 'RecNet 与智能体基线配合多种语言模型。',
  'Router evolution': '路由智能体演化',
  'The number of routers over interactions from K = 5, 10, 20 and 40, and the final results.':
    '自 K = 5、10、20、40 起路由智能体数随交互的变化，以及最终结果。',
  'Cold start': '冷启动',
  'Items nobody interacted with and users with one interaction, with and without profiles augmented by routers; after all interactions and after the first 100.':
    '无人交互过的物品与只有一次交互的用户，使用或不使用由路由智能体增强的画像；在全部交互之后与前 100 次之后。',
  Sensitivity: '敏感性',
  'Results over the routing threshold and over the update size, one at a time.':
    '结果随路由阈值与更新规模的变化，每次只变其一。',
  'Do messages help?': '消息有用吗？',
  'RecNet beside the same run without messages, and with each message sent to another client by chance.':
    'RecNet 与无消息的相同运行、以及每条消息随机发给另一客户端的运行对照。',
  'A grid of your own': '自定义网格',
  'Any methods, settings, models, datasets and seeds, and a search for the best of them.':
    '任意方法、设置、模型、数据集与种子，并可搜索其中最佳者。',
  'Table 2': '表 2',
  'Table 3': '表 3',
  'Table 4': '表 4',
  'Table 5': '表 5',
  'Figure 4': '图 4',
  'Figure 5': '图 5',
  'Figure 6': '图 6',
  'Figure 7': '图 7',
  'Number of routers that a run begins with (§2.2, Figure 5).': '运行开始时的路由智能体数（§2.2，图 5）。',
  'Threshold: a router sends its message to a client whose routing score is at least τ (§2.2, Eq. 4).':
    '阈值：路由智能体将消息发给路由得分不低于 τ 的客户端（§2.2，式 4）。',
  'Model calls for clients per client update; the complexity of RecNet is O(λN + M) (§3.4.5, Table 5).':
    '每次客户端更新所用的客户端模型调用数；RecNet 的复杂度为 O(λN + M)（§3.4.5，表 5）。',
  'Preference profile of a client agent: what a user likes, or whom an item suits, in words (§2.2).':
    '客户端智能体的偏好画像：用文字表述用户喜欢什么，或物品适合谁（§2.2）。',
  'Profile of a router agent: the preferences that its community shares, in words (§2.2, Eq. 3).':
    '路由智能体的画像：用文字表述其社区的共同偏好（§2.2，式 3）。',
  'Filter memory of a client agent: its rules on how incoming messages are weighed (§2.3, Eq. 5).':
    '客户端智能体的过滤记忆：如何权衡传入消息的规则（§2.3，式 5）。',
  'Message buffer of a client agent: messages of routers that wait until its next interaction (§2.3).':
    '客户端智能体的消息缓冲：路由智能体的消息在此等待其下一次交互（§2.3）。',
  'The item that the user did not choose, which stands beside the chosen one in the prediction (§2.4, Eq. 6).':
    '用户未选择的物品，在预测中与所选物品并列（§2.4，式 6）。',
  'Number of updated clients after which routers are updated (§2.5, Algorithm 1).':
    '更新多少个客户端之后更新路由智能体（§2.5，算法 1）。',
  'Paper, CDs': '论文，CDs',
  "The best settings on Amazon CDs: K = 20, update size 25, τ = 0.85. τ belongs to the paper's encoder and counts in absolute mode only; the quantile mode of the defaults stays on. Routers have no hysteresis.":
    'Amazon CDs 上的最佳设置：K = 20，更新规模 25，τ = 0.85。τ 属于论文的编码器，只在绝对模式下有效；默认的分位数模式仍然启用。路由智能体没有迟滞。',
  'Figure 7 (maxima of both curves equal Table 2) and the text on Figure 5; grids of §3.1.4.':
    '图 7（两条曲线的最大值与表 2 相同）与图 5 的正文；§3.1.4 的网格。',
  'Paper, Office': '论文，Office',
  'The best settings on Amazon Office: update size 20, τ = 0.80. The paper studies K on CDs only; its K = 20 is taken. τ counts in absolute mode only; the quantile mode of the defaults stays on. Routers have no hysteresis.':
    'Amazon Office 上的最佳设置：更新规模 20，τ = 0.80。论文只在 CDs 上研究 K；此处取 K = 20。τ 只在绝对模式下有效；默认的分位数模式仍然启用。路由智能体没有迟滞。',
  'Figure 7 (maxima of both curves equal Table 2); grids of §3.1.4.':
    '图 7（两条曲线的最大值与表 2 相同）；§3.1.4 的网格。',
  'Paper, Instruments': '论文，Instruments',
  'The paper gives no values for Instruments: those of CDs, which lie in the grids that it searched. τ counts in absolute mode only; the quantile mode of the defaults stays on. Routers have no hysteresis.':
    '论文没有给出 Instruments 的取值：采用 CDs 的取值，它们在论文搜索的网格之内。τ 只在绝对模式下有效；默认的分位数模式仍然启用。路由智能体没有迟滞。',
  'Grids of §3.1.4; values of CDs from Figures 5 and 7.': '§3.1.4 的网格；CDs 的取值来自图 5 与图 7。',
  "Authors' script": '作者的脚本',
  "The values of the released script in the method of the paper: K = 25 (outside the paper's grid), τ = 0.85, batches of 20 taken as update size 20, first items left out, unranked candidates as misses. The released code itself is another method: it has neither buffers nor filter memories, nor gradients.":
    '将发布脚本的取值用于论文的方法：K = 25（在论文网格之外），τ = 0.85，批量 20 视为更新规模 20，略去首个物品，未排序的候选计为未命中。发布的代码本身是另一种方法：既没有缓冲与过滤记忆，也没有梯度。',
  'infer/train.sh of the released code (-k 25 -tau 0.85) and its training batch of 20; rows and scoring as in AgentCF.':
    '发布代码的 infer/train.sh（-k 25 -tau 0.85）及其训练批量 20；行与计分同 AgentCF。',
  'Quick look': '快速浏览',
  'The first 100 interactions, a point of the curve after every 25, one repetition: to see how it works, not to report.':
    '前 100 次交互，每 25 次一个曲线点，重复一次：用于了解运作方式，不用于报告。',
  'Ours.': '本工作台。',
  'Amazon CDs as in the paper': '论文的 Amazon CDs',
  'Amazon Office as in the paper': '论文的 Amazon Office',
  'Amazon Instruments as in the paper': '论文的 Amazon Instruments',
  'Takes the earliest of repeated reviews, items with a clean title, and five-core, then the latest 8 interactions of 100 users who have at least 8. The paper says five-core and 100 users with 800 interactions; which users, with which seed, and what it does with repeated reviews and titles it leaves open, so that other users and items come out than in its Table 1.':
    '取重复评论中最早的一条、标题干净的物品与 five-core，再取至少有 8 次交互的 100 个用户最近的 8 次交互。论文只说 five-core 与 100 个用户 800 次交互；选哪些用户、用哪个种子、如何处理重复评论与标题均未说明，因此所得用户与物品与其表 1 不同。',
  'Five-core': 'Five-core',
  'Takes the earliest of repeated interactions, and leaves out users and items with fewer than five until none is left. The paper samples after it; here all users stay, and titles are not looked at.':
    '取重复交互中最早的一次，反复剔除少于五次的用户与物品，直到没有为止。论文在此之后抽样；此处保留所有用户，且不看标题。',
  'Amazon 2023 as in AgentCF++': 'AgentCF++ 的 Amazon 2023',
  'Takes ratings of at least 4 from October 2021 to March 2022, and 100 users with 10 to 100 interactions, with seed 23. AgentCF++ also asks that a user has interactions in two domains and splits all users at one time; one file has one domain, and runs here leave one out. Whether it looks at repeated reviews is left open; the earliest counts.':
    '取 2021 年 10 月至 2022 年 3 月评分不低于 4 的记录，以及有 10 至 100 次交互的 100 个用户，种子 23。AgentCF++ 还要求用户在两个领域都有交互，并按同一时间划分所有用户；一个文件只有一个领域，且此处的运行采用留一法。它是否处理重复评论没有说明；此处以最早一次为准。',
  None: '无',
  'Takes all interactions, of repeated ones the earliest, as RecBole and AgentCF do. Nothing is left open.':
    '取全部交互，重复者取最早的一次，与 RecBole 和 AgentCF 一致。没有未说明之处。',
  'History items among the negatives': '负例中含历史物品',
  'Items without a real title': '没有真正标题的物品',
  'Users with the same item twice': '同一物品出现两次的用户',
  'Duplicate titles among candidates': '候选中标题重复',
  'Test users without training items': '没有训练物品的测试用户',
  'Test items unseen in training': '训练中未见的测试物品',
  Source: '来源',
  Licence: '许可证',
  'Item word': '物品称谓',
  'SHA-256 of the content': '内容的 SHA-256',
  Seed: '种子',
  'Rejected rows': '拒绝的行',
  Sparsity: '稀疏度',
  'Least popular first': '冷门优先',
  'Popularity alone finds test items here. Report Pop beside every method, and count only what lies above it.':
    '此处仅凭热门程度就能找到测试物品。请在每种方法旁报告 Pop，只计入高于它的部分。',
  'Rare items are the right answer here more often than chance. Do not compare methods on these candidates: sample negatives anew or take a denser dataset.':
    '此处冷门物品为正确答案的次数多于随机。请勿在这些候选上比较方法：请重新采样负例，或使用更稠密的数据集。',
  'That an item is unseen in training gives it away. Do not compare methods on these candidates: take a denser sample or a k-core, or report users with seen test items apart.':
    '物品未在训练中出现即泄露答案。请勿在这些候选上比较方法：请使用更稠密的样本或 k-core，或单独报告测试物品曾出现的用户。',
  'The length of a title gives the test item away. Look at how titles were made, and clean them before a language model reads them.':
    '标题长度会泄露测试物品。请检查标题的来源，并在语言模型读取前清理。',
  'The opposite order is better than chance; a method may owe its figures to that.':
    '相反的顺序好于随机；方法的数值可能由此而来。',
  'Most popular first': '热门优先',
  'Unseen in training first': '训练未见者优先',
  'Longest title first': '标题最长者优先',
  'Training from after the test': '训练含测试之后的数据',
  'Shortcut rankers': '捷径排序器',
  test: '测试',
  validation: '验证',
}
