/** The explanations of figures in Chinese, by their English form. */
import type { EngineWords } from '../engineWords.ts'

export const explanationsInChinese: EngineWords['phrases'] = {
  'Interactions in spans of equal length, in UTC. Where they grow or end suddenly, a split by time and one by leave-one-out differ most. Times that are no dates are counted as positions.':
    '等长时段内的交互，按 UTC。若突然增多或中断，按时间划分与留一法的差别最大。不是日期的时间按位置计数。',
  'How many interactions the item of each rank has, the most popular first; both axes are logarithmic. A straight line falls as a power law, and a long foot at one are items that nobody else took.':
    '各名次的物品有多少次交互，最热门的在先；两轴均为对数。直线表示幂律，停在 1 处的长尾是再无他人选取的物品。',
  'Users by the number of their interactions. Of each sequence the last item is tested and the one before it validated, so that two less are trained on. The last, paler bar holds the longest hundredth.':
    '按交互次数统计的用户。每个序列的最后一个物品用于测试，其前一个用于验证，因此训练少用两个。最后一根颜色较淡的条包含最长的百分之一。',
  'Items by the words of title and description together, which is what a language model gets to know of an item at first. The last, paler bar holds the longest hundredth.':
    '按标题与描述合计词数统计的物品，这是语言模型最初对物品所知的全部。最后一根颜色较淡的条包含最长的百分之一。',
  'The clients that the newest messages of each living router reached: those whose routing score is at or above τ (Eq. 4). A client may belong to several communities.':
    '每个存活的路由智能体的最新消息到达的客户端：其路由得分不低于 τ（式 4）。一个客户端可以属于多个社群。',
  'Each band is a router from its birth to its end, as wide as the community that its newest messages reached (§2.2.2); curves are splits and merges (§2.4.2).':
    '每条色带是一个路由智能体，从诞生到终止，宽度为其最新消息到达的社群大小（§2.2.2）；曲线为分裂与合并（§2.4.2）。',
  'NDCG of the method of the run at each evaluation, at one cutoff, with the 95 % bootstrap interval over users; references and the random floor are those of the same cutoff on the items of the first curve. Runs that differ by their seeds alone are drawn as their mean with a band of one standard deviation over seeds, and faint behind it each of them. The curve ranks validation items, unless the run or its name in the legend says otherwise; diamonds are the test items, ranked once at the end.':
    '运行的方法在每次评估时于一个截断处的 NDCG，附对用户自助所得的 95 % 区间；参照与随机下限取同一截断，以及第一条曲线所排序的物品。只有种子不同的运行画成均值与一个标准差（对种子）的色带，其后以淡线画出每一个。曲线排序的是验证物品，除非运行或图例中的名称另有说明；菱形为测试物品，只在结束时排序一次。',
  'Share of right predictions between the positive and the negative item (Eq. 6-7), as a mean over the last n interactions, or one in which newer ones weigh more; faint behind it the means of each ten. Guessing is right half of the time. Predictions that could not be read count as wrong. Runs that differ by their seeds alone are drawn as their mean with a band of one standard deviation, and faint behind it each of them.':
    '在正例与负例物品之间预测正确的比例（式 6–7），取最近 n 次交互的均值，或较新者权重较大的均值；其后以淡线画出每十次的均值。随机猜测有一半正确。无法读取的预测计为错误。只有种子不同的运行画成均值与一个标准差的色带，其后以淡线画出每一个。',
  'How many routers are alive after each router-centric update, with splits, merges and rewrites marked (Figure 5 of the paper).':
    '每次以路由为中心的更新之后存活的路由智能体数，并标出分裂、合并与改写（论文图 5）。',
  'Density of Score(R, c) (Eq. 4) at each router-centric update, darker for more pairs as a share of the fullest bin of the update; the line is the threshold τ, pairs at or above it were sent a message. τ belongs to one encoder: under 1 % or over 60 % of the pairs above it mean that it hardly chooses.':
    '每次以路由为中心的更新时 Score(R, c)（式 4）的密度，相对于该次更新中最满的区间，对数越多颜色越深；线为阈值 τ，不低于它的对收到了消息。τ 只属于一个编码器：高于它的对不足 1 % 或超过 60 % 时，它几乎不起选择作用。',
  'NDCG of each row minus that of the tested row, with 95 % intervals over seeds and users: left of the line is worse. Filled points are different after Holm’s correction (p < 0.05), hollow ones are not. Small diamonds: the differences that the paper prints (Tables 2 to 4).':
    '每一行的 NDCG 减去待检验行的 NDCG，附对种子与用户的 95 % 区间：在线的左侧为较差。实心点经 Holm 校正后有差异（p < 0.05），空心点没有。小菱形：论文所列的差值（表 2 至表 4）。',
  'Mean NDCG at the last cutoff of every method with each language model, with 95 % intervals over seeds and users. Dashed: a random order (Figure 4 of the paper).':
    '每种方法在各语言模型下于最后一个截断处的平均 NDCG，附对种子与用户的 95 % 区间。虚线：随机顺序（论文图 4）。',
  'Cold items (nobody interacted with them in training) and cold users (one interaction in training) with their plain profiles and with profiles that routers augmented; 95 % intervals. n: how many were ranked, as a mean over seeds. Nearest router: for how many no router passed the threshold, so that the nearest one was taken. More than two kinds are drawn at the last cutoff (Figure 6 of the paper), and only the table has that count.':
    '冷启动物品（训练中无人交互）与冷启动用户（训练中只有一次交互），分别用普通画像与经路由智能体增强的画像；95 % 区间。n：参与排序的数目，对种子取均值。最近的路由智能体：没有路由智能体达到阈值、因而取最近一个的数目。超过两类时画在最后一个截断处（论文图 6），该数目只在表中。',
  'Calls of one run as means over seeds: for clients, for routers, for propagation without routers, and others such as those of the evaluation (Table 5 of the paper, which has formulae in their place).':
    '一次运行的调用，对种子取均值：用于客户端、用于路由智能体、用于没有路由智能体时的传播，以及评估等其他调用（论文表 5 在此处给出公式）。',
  'Cumulated model calls over interaction records, on logarithmic axes. Lines are fitted power laws; the legend has their exponents in brackets: 1 is linear.':
    '累计模型调用数随交互记录的变化，对数坐标。直线为拟合的幂律；图例括号中为其指数：1 为线性。',
  'Mean NDCG of every method with 95 % intervals over seeds and users, by cutoff, or by dataset at the last cutoff. Dashed: a random order. Hollow marks: the values that the paper prints, of other data and models (Tables 2 to 5).':
    '每种方法的平均 NDCG，附对种子与用户的 95 % 区间，按截断列出，或在最后一个截断处按数据集列出。虚线：随机顺序。空心标记：论文所列的数值，来自其他数据与模型（表 2 至表 5）。',
  'Left: the number of routers after each router-centric update, mean over seeds, with the range of the seeds as a band and each seed as a faint line. Right: the final NDCG at the last cutoff with 95 % intervals over seeds and users; dashed is a random order (Figure 5 of the paper).':
    '左：每次以路由为中心的更新之后的路由智能体数，对种子取均值，色带为各种子的范围，每个种子各有一条淡线。右：最后一个截断处的最终 NDCG，附对种子与用户的 95 % 区间；虚线为随机顺序（论文图 5）。',
  'Mean NDCG over each swept setting, with 95 % intervals over seeds and users. Dashed and hollow: the curve of the paper, read off its Figure 7 to about 0.003. The dashed line without marks is a random order. NDCG@5 as in the paper where the study has it, else the last cutoff.':
    '各扫描设置下的平均 NDCG，附对种子与用户的 95 % 区间。空心虚线：论文的曲线，由其图 7 读出，误差约 0.003。没有标记的虚线为随机顺序。研究中有 NDCG@5 时与论文一样取它，否则取最后一个截断。',
  'Minutes of one run as means over seeds: while a model answered, while texts were embedded, in the index of vectors, and the rest. Questions asked at once overlap, and count once. The minutes of the paper are of another machine and model.':
    '一次运行的分钟数，对种子取均值：模型回答、文本嵌入、向量索引与其余。同时提出的问题相互重叠，只计一次。论文的分钟数来自另一台机器与模型。',
  'The mean loss of each epoch (dashed, left) and NDCG@10 of the validation items after it (solid, right), for each trial of a grid search. Of several runs the best trial is drawn.':
    '每轮的平均损失（虚线，左轴）与该轮之后验证物品的 NDCG@10（实线，右轴），网格搜索的每次试验各一条。多个运行时只画最佳试验。',
  'For each test user, the metric of the own method minus that of the reference, as means over repetitions; the largest gain first. The dashed line is the mean (§3.1.3).':
    '对每个测试用户，以自身方法的指标减去参照的指标，取各次重复的均值；增益最大者在先。虚线为均值（§3.1.3）。',
}
