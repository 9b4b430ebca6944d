export const drafts = {
  title: '我的草稿',
  empty: '暂无草稿。你在工单里写下的内容会一直保留在这里，直到发送。',
  outOfSight: '你已看不到这张工单，草稿仍为你保留，可以复制。',
  copy: '复制文字',
  discard: '丢弃草稿',
  lost: '你之前写下的内容（{{kind}}）',
  other: {
    title: '你在另一个浏览器里写了不同的内容：',
    take: '改用这一份',
    drop: '丢弃这一份',
  },
};
