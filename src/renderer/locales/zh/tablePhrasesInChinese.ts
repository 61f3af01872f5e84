/** Headings, words and notes of tables that files have in English, in Chinese, by their English form. */
import type { EngineWords } from '../engineWords.ts'

export const tablePhrasesInChinese: EngineWords['phrases'] = {
  // Tables of studies and runs.
  Backbone: '骨干模型',
  Users: '用户',
  Seeds: '种子',
  'Seeds evaluated': '已评估种子数',
  'Seeds that can differ': '可不同的种子数',
  'Repetitions that can differ': '可不同的重复数',
  Coverage: '覆盖率',
  'Language model': '语言模型',
  'Embedding model': '嵌入模型',
  Note: '备注',
  '95 % low': '95 % 下界',
  '95 % high': '95 % 上界',
  '± (half the interval)': '±（半个区间）',
  mark: '标记',
  best: '最佳',
  second: '次佳',
  'in the paper': '论文数值',
  'tested row minus this': '待检验行减此行',
  'difference 95 % low': '差值 95 % 下界',
  'difference 95 % high': '差值 95 % 上界',
  'p (Holm)': 'p（Holm）',
  'effect (mean over deviation of users)': '效应量（用户均值除以标准差）',
  'smallest detectable difference': '可检出的最小差值',
  paper: '论文',
  Complexity: '复杂度',
  clients: '客户端',
  routers: '路由智能体',
  propagation: '传播',
  other: '其他',
  updates: '更新次数',
  Exponent: '指数',
  prompt: '提示词',
  reply: '回答',
  Tokens: 'token 数',
  Minutes: '分钟',
  model: '模型',
  embedding: '嵌入',
  index: '索引',
  rest: '其余',
  Prompt: '提示词',
  calls: '调用',
  'tokens sent': '发送 token',
  written: '写出',
  Cold: '冷启动',
  Clients: '客户端',
  Fallbacks: '回退',
  Profile: '画像',
  mean: '均值',
  difference: '差值',
  detectable: '可检出差值',
  items: '物品',
  plain: '普通',
  augmented: '增强',
  'built-in agent': '内置智能体',
  'RecBole atomic files': 'RecBole 原子文件',
  'Not known to the workbench; see where the files come from.': '工作台不知其许可证；请见文件的来源。',
  ready: '就绪',
  restarting: '正在重新启动',
  gone: '已停止',
  unknown: '未知',
  given: '给定',
  sampled: '采样',
  atomic: '原子文件',
  benchmark: '基准格式',
  tables: '表格',
  yes: '是',
  no: '否',
  true: '开',
  false: '关',
  'random floor': '随机下限',
  'shortcut: ': '捷径：',
  'expectation of a random order': '随机顺序的期望',
  'knows nothing of taste': '不了解任何偏好',
  'above random orders': '高于随机顺序',
  'no messages': '无消息',
  'shuffled messages': '打乱消息',
  'first rule': '初始规则',
  'in all': '全部种子',
  'in several': '多个种子',
  'in one': '单个种子',
  'Best (bold in LaTeX) and second best (underlined) are marked only where the tests allow it: better than each row below after Holm’s correction.':
    '最佳（LaTeX 中为粗体）与次佳（下划线）只在检验允许之处标出：经 Holm 校正后优于其下的每一行。',
  'Marked as best (bold in LaTeX) is the highest mean and as second best (underlined) the second highest, whether or not they can be told apart.':
    '最高均值标为最佳（LaTeX 中为粗体），第二高标为次佳（下划线），无论二者能否区分。',
  '± is half of a 95 % bootstrap interval over seeds and users together. Tests are two-sided and paired, of the tested row against every other, and Holm’s correction is over all of a block; the random floor is no competitor, and its tests are corrected among themselves.':
    '± 为同时对种子与用户自助所得 95 % 区间的一半。检验为双侧、配对，将待检验行与其余每一行比较，Holm 校正针对本块的全部检验；随机下限不是竞争方法，其检验单独校正。',
  'Methods that learn from interactions alone cannot know these items, and where the two shares differ, being unseen gives the test item away. Take a denser sample or a k-core, and report users with seen test items apart.':
    '只从交互中学习的方法无法了解这些物品；两个比例不同时，未曾出现这一点即泄露测试物品。请使用更稠密的样本或 k-core，并单独报告测试物品曾出现的用户。',
  // What must be known to read the paper's values.
  'The paper’s samples and candidates are unpublished, and its main model is DeepSeek-R1-Distill-Qwen-32B: its values are printed beside these and are no targets.':
    '论文的样本与候选未公布，其主要模型为 DeepSeek-R1-Distill-Qwen-32B：其数值列在旁边以供参照，并非目标。',
  'The paper has 100 test users, or about: the standard error of an NDCG@10 of such a size is about 0.02, and that of an NDCG@1 about 0.04.':
    '论文约有 100 个测试用户：在此规模下 NDCG@10 的标准误约为 0.02，NDCG@1 约为 0.04。',
  'The paper says p < 0.05 for all improvements and names no test.':
    '论文称所有提升均为 p < 0.05，但未说明所用检验。',
  'Table 2 has values that ten ranked candidates cannot give: NDCG@10 is at least 1/log₂ 11 = 0.2891, and Pop has 0.2433 on CDs and 0.2137 on Office. Some targets were left unranked there and counted as misses.':
    '表 2 中有些数值不可能由十个排序的候选得出：NDCG@10 至少为 1/log₂ 11 = 0.2891，而 Pop 在 CDs 上为 0.2433，在 Office 上为 0.2137。那里有些目标物品未被排序，计为未命中。',
  'A random order has 0.1000, 0.2948 and 0.4544: several baselines of Table 2 lie below it.':
    '随机顺序为 0.1000、0.2948 与 0.4544：表 2 中有数个基线低于它。',
  'The row “w/o CPR” equals “EM” of Table 4 digit for digit: they are one variant.':
    '“w/o CPR”一行与表 4 的“EM”逐位相同：它们是同一变体。',
  'Where propagation is not optimised, profiles still learn from interactions; otherwise nothing would ever change.':
    '传播不作优化时，画像仍从交互中学习；否则什么都不会改变。',
  'The row “EM” equals “w/o CPR” of Table 3 digit for digit: they are one variant.':
    '“EM”一行与表 3 的“w/o CPR”逐位相同：它们是同一变体。',
  'The paper does not say how many clients are retrieved and chosen (p and k); here p = 15 and k = 5 where the study sets neither consideredClients nor retrievedClients.':
    '论文未说明检索与选择多少个客户端（p 与 k）；研究未设定 consideredClients 与 retrievedClients 时，此处取 p = 15、k = 5。',
  'In Table 5 the variant without routers is better than RecNet (0.4936 and 0.5783), while Tables 3 and 4 say that removing routers hurts: it must be another, more expensive variant. Here the model writes for every receiver what of a profile is worth sending (N·N′ calls).':
    '表 5 中无路由智能体的变体优于 RecNet（0.4936 与 0.5783），而表 3 与表 4 称去掉路由智能体有损效果：它应是另一个成本更高的变体。此处由模型为每个接收者写出画像中值得发送的内容（N·N′ 次调用）。',
  'The paper’s minutes are on eight A100 with another model; calls are what can be compared.':
    '论文的分钟数是在八块 A100 上用另一模型测得；可以比较的是调用数。',
  'N′ is not defined in the paper; here it is the number of downstream clients of an updated client.':
    '论文未定义 N′；此处为一个更新后客户端的下游客户端数。',
  'The paper’s Figure 4 could not be read: only its text is compared with.':
    '论文的图 4 无法读取：只与其正文比较。',
  'The paper’s Figure 5 could not be read: its text says that K = 20 is best on CDs, that the others come close, and that the numbers converge.':
    '论文的图 5 无法读取：其正文称 CDs 上 K = 20 最佳，其余相近，且路由智能体数趋于一致。',
  'The paper’s Figure 6 could not be read: its text says that augmented profiles are better.':
    '论文的图 6 无法读取：其正文称增强后的画像更好。',
  'The paper does not say what happens where no router passes the threshold; here the nearest one is taken, and it is counted.':
    '论文未说明没有路由智能体超过阈值时如何处理；此处取最近者，并加以计数。',
  'The paper’s values are read off Figure 7 and good to about 0.003; its curves vary by less than their noise but for τ = 0.7.':
    '论文的数值读自图 7，精确到约 0.003；除 τ = 0.7 外，其曲线的变化小于噪声。',
  'τ belongs to an encoder: with another encoder than the paper’s the axis means something else.':
    'τ 属于编码器：编码器与论文不同时，该坐标轴的含义也不同。',
}
