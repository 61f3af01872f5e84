/** Labels and explanations of the settings of an experiment in Chinese; a test holds that every setting has them. */
import type { EngineWords } from '../engineWords.ts'

/** By the name of the setting: its label, then its explanation. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  seed: ['种子', '运行中的每个顺序、样本与模型种子都由它导出。'],
  interactionLimit: ['交互数', '只用前若干条交互记录；0 表示全部使用。'],
  includeFirst: ['首次交互', '也从每个用户的首次交互中学习；AgentCF 的行文件不含首次交互。'],
  feedbackNegatives: ['负例物品', '交互的负例物品如何采样，范围为有人用于训练的物品。'],
  feedbackExcludes: [
    '永不作负例',
    '某用户永不作为其负例的物品：其训练历史中的物品，或其整个序列中的物品。后者知道其验证与测试物品，而实际使用的系统不可能知道：它们永不作负例这一点会泄露线索。',
  ],
  temperature: ['温度', '回答类提示词的采样温度：初始画像、属性、摘要、预测。'],
  reasoningTemperature: ['推理温度', '推理类提示词的采样温度：合并画像、梯度、修订模块。'],
  rankTemperature: ['排序温度', '排序提示词的采样温度。'],
  repairTemperature: ['修复温度', '回答无法读取时，重问一次所用的温度。'],
  repetitionPenalty: [
    '重复惩罚',
    'GGUF 模型在同一文本内避免重复已有词语的程度；1 表示不避免。服务器按其自身设置采样。',
  ],
  maxReplyTokens: [
    '回答 token 数',
    '回答类提示词的回答 token 上限。每次调用的预算取其 schema 可能需要的量；此设置只会降低它。',
  ],
  maxReasoningTokens: [
    '推理回答 token 数',
    '推理类提示词的回答 token 上限。每次调用的预算取其 schema 可能需要的量；此设置只会降低它。',
  ],
  maxThoughtTokens: ['思考 token 数', '推理模型在每次回答前可思考的量；0 要求立即回答。其他模型不思考。'],
  predictBy: [
    '预测方式',
    '按 Prompt_predict 的回答（论文），或在一次求值后取模型对两个标签的概率：成本低许多倍，但没有推理。',
  ],
  rankBy: [
    '排序方式',
    '按写出的排序，或在一次求值后取模型对各候选标签的概率：成本低许多倍。结果会注明采用哪种。',
  ],
  initialRouterCount: ['初始路由智能体数', '对初始属性聚类而得的路由智能体数（§2.2.1）。'],
  firstProfiles: ['初始画像', '用模板撰写初始画像，或请模型撰写（每个客户端一次调用）。'],
  propagation: [
    '传播',
    '经由路由智能体（RecNet），或将整个画像直接传给最近的客户端（表 4，EM；“w/o CPR”）。',
  ],
  updateSize: [
    '更新规模',
    '触发以路由为中心的更新所需的已更新客户端数（算法 1，第 13 行）；1 即“w/o asynchronous”。',
  ],
  flushAtEnd: ['结束时清空', '在最后一次交互之后再做一次以路由为中心的更新。'],
  thresholdMode: [
    '阈值模式',
    '直接取 τ，或取每次更新得分的分位数。τ 因编码器而异：编码器与论文相近时用绝对模式。',
  ],
  routingThreshold: ['路由阈值', '投递消息所需的最低路由得分（式 4）；用于绝对模式。'],
  routingQuantile: ['路由分位数', '分位数模式下不投递的得分对所占比例：0.8 投递最高的 20 %。'],
  attributeScope: ['式 4 的属性', '将客户端与路由智能体的全部属性比较，或只与新分配的属性比较。'],
  attributeSimilarity: ['属性相似度', '拼写相似度（编辑相似度）不低于此值的属性视为同一属性。'],
  maxRoutersPerClient: ['每客户端路由数', '一次更新中发给一个客户端的最多消息数，得分高者优先；0 表示不限。'],
  returnToSender: ['回送发送者', '即使消息的全部新属性都来自某客户端，也投递给该客户端。'],
  delivery: ['投递', '用于检验传播效果的对照：按路由投递；一条都不投递；或数量不变，但随机投给另一客户端。'],
  retrievedClients: ['检索客户端数', '仅直接传播：接收更新后画像的客户端数。'],
  selectReceivers: [
    '由模型选择',
    '仅直接传播：由模型在最近的客户端中选择接收者（表 4，EM+LR）；每个更新的客户端一次调用。',
  ],
  consideredClients: ['候选客户端数', '供模型选择的最近客户端数；论文未说明数目。'],
  digestMessages: [
    '由模型摘要',
    '仅直接传播：由模型为每个接收者写出画像中值得发送的内容（表 4，EM+LR+LS）；每条消息一次调用。',
  ],
  messageBuffer: ['消息缓冲', '将消息保留到下一次交互；不启用则投递时逐条合并（“w/o Buffer”）。'],
  bufferCapacity: ['缓冲容量', '每个客户端保留的消息数；最新在前，最旧的被丢弃。'],
  filterMemory: ['过滤记忆', '以整合规则指导合并（“w/o Filter Memory”则无规则合并）。'],
  maxRules: ['规则数', '一个过滤记忆中的规则上限。'],
  optimizeFilterMemory: ['优化过滤记忆', '按梯度改写规则（“w/o Opt. Filter Memory”则不改写）。'],
  optimizeRouters: ['优化路由智能体', '按梯度分裂、合并与改写路由智能体（“w/o Opt. Router”则不优化）。'],
  gradientOn: ['梯度时机', '每次交互后都归因，或仅在预测错误后归因。'],
  batchOptimizer: ['批量优化', '用户的各模块一次优化调用，两个物品的各模块一次；否则每个模块一次调用。'],
  maxPendingGradients: ['每路由梯度数', '路由智能体为下一次优化保留的梯度上限；保留最新的。'],
  minRouters: ['最少路由智能体', '会使数量低于此值的合并将被拒绝。'],
  maxRouters: ['最多路由智能体', '会使数量超过此值的分裂将被拒绝。'],
  routerHysteresis: [
    '路由迟滞',
    '在此次数的以路由为中心的更新内，合并不会撤销分裂、分裂不会撤销合并，除非有足够的新梯度要求；0 允许立即撤销任何决定（论文）。',
  ],
  trainOn: [
    '训练数据集',
    '用于学习的另一数据集的名称，例如抽取运行数据集的完整类别（论文的“-full”）。用户与物品按 id 对应。每个用户的最后两次交互不用于训练；样本中的用户则从其验证物品起全部不用。',
  ],
  neighbours: ['近邻数', '仅 ItemKNN：每个物品保留的最近物品数。'],
  shrink: ['收缩', '仅 ItemKNN：加到余弦的分母上，使用户少的物品相似度降低。'],
  dimensions: ['维度', '用户与物品向量的大小，须为四的倍数（论文：128）。'],
  learningRate: ['学习率', 'Adam 的步长。'],
  weightDecay: ['权重衰减', '对全部可学习参数的 L2 惩罚权重。'],
  batchSize: ['小批量', 'Adam 每一步之前的样本数。RecBole 的 2048 多于 100 个用户的样本所有。'],
  epochs: ['轮数', '遍历训练数据的最多次数。'],
  patience: [
    '耐心',
    '验证物品的 NDCG@10 超过此轮数没有提升时停止训练，并取最佳一轮；0 表示学完所有轮并取最后一轮。',
  ],
  gridSearch: [
    '网格搜索',
    '用多个学习率与权重衰减（BPR、LightGCN）或 dropout（SASRec）训练，取验证物品 NDCG@10 最佳者。',
  ],
  gridBudget: ['网格预算', '网格搜索的最多试验次数，设置中的取值优先。'],
  layers: ['层数', 'SASRec：transformer 层数。LightGCN：向量沿交互传播的步数。'],
  heads: ['头数', '仅 SASRec：注意力头数；须将维度分成四的倍数。'],
  innerSize: ['内层宽度', '仅 SASRec：前馈部分的宽度，须为四的倍数。'],
  dropout: ['Dropout', '仅 SASRec：训练时置 0 的元素比例。'],
  maxHistory: ['最长历史', '仅 SASRec：读取历史中最新的物品数。'],
  loss: [
    '损失',
    '仅 SASRec：对历史的每个前缀、在全部物品上的交叉熵（RecBole 的形式，论文大多与之比较），或每个位置一个负例的二元交叉熵（原版）。',
  ],
  penalty: ['向量惩罚', '仅 LightGCN：小批量中向量平方长度的权重。'],
  evaluateEvery: ['评估间隔', '曲线上两次评估之间的交互数；0 表示只在结束时评估。'],
  curveOn: [
    '曲线排序对象',
    '曲线对每个用户的哪个留出物品排序。凡是看着测试物品的曲线作出的选择，都已看过测试物品：测试集只在结束时排序一次，以使其数值可信。',
  ],
  testAtEnd: [
    '结束时对测试集排序',
    '不启用则运行以验证物品结束，从不对测试集排序，网格搜索的各点即是如此。此时曲线也不能对测试物品排序。',
  ],
  repetitions: ['重复次数', '每个测试实例的排序次数，每次以另一种按种子决定的顺序（§3.1.3）。'],
  missingPolicy: ['未排序的候选', '将回答遗漏的候选按显示顺序排在其余之后，或计为未命中。'],
  testTimeReception: ['测试时接收', '排序前合并等待中的消息（§2.5）；不留痕迹。'],
  coldStart: [
    '冷启动',
    '结束时，对无人交互过的测试物品以及只有一次交互的用户排序，分别使用普通画像与由路由智能体增强的画像（§3.4.3）。',
  ],
  historyLimit: ['历史长度', 'LLMRank 或 AgentCF 的排序提示词所显示历史的物品上限；保留最新的。'],
  strategy: [
    '策略',
    'LLMRank 的提示词如何叙述历史：按顺序；按顺序并再次点出最新物品；或去掉最新物品，并将其作为正确答案展示。',
  ],
  shuffles: ['打乱次数', 'LLMRank 对每次排序提问的次数，每次候选顺序不同；名次相加（Borda）。'],
  itemOrder: [
    '物品顺序',
    'AgentCF 与 AgentCF++ 以何种顺序显示交互的两个物品：按种子，使两者先后机会均等；或如发布的代码那样总是负例在前，这会因位置泄露答案。',
  ],
  rounds: ['轮次', 'AgentCF 的用户智能体在交互的两个物品间选择的次数；在首次选择之后以及每次选错之后反思。'],
  updateNegative: ['保留负例描述', '也保留负例物品的新描述。总会请求它；默认只保留正例物品的。'],
  rankingMode: [
    '排序模式',
    'AgentCF 的排序依据：自我介绍与描述（B）；再加历史标题（B+H）；或再加与候选最相似的早先自我介绍（B+R）。',
  ],
  knowledgePaths: ['知识路径', '仅据训练与文本，告诉 AgentCF 物品与用户所选之间有何联系：变体 KGLA。'],
  twoHopEntities: ['两跳标题', '该用户选过、且他人与该物品一同选过的标题上限；0 表示不用这些路径。'],
  threeHopEntities: ['三跳实体', '物品与用户所选共有的类别上限与词语上限；0 表示不用这些路径。'],
  pathWords: ['路径词数', '叙述一个物品的路径的词数上限；超出时列出较少的实体。'],
  interestGroups: ['兴趣组', 'AgentCF++ 在训练后形成的用户组数，兴趣最多的各聚类各一组；0 表示不形成。'],
  groupLength: ['组记忆', 'AgentCF++ 的每个兴趣组在排序中显示的物品数，取其成员训练中最新选择的。'],
}

export const settingsInChinese: EngineWords['settings'] = Object.fromEntries(
  Object.entries(WORDS).map(([name, [label, help]]) => [name, { label, help }]),
)
