// The columns of 问题清单.xlsx. Titles are what a desk is read back by: changing one loses what
// people wrote under the old one.
#ifndef DUDAO_CLI_PAPERS_DECISIONS_DESK_COLUMNS_H_
#define DUDAO_CLI_PAPERS_DECISIONS_DESK_COLUMNS_H_

namespace dudao::cli::desk {

inline constexpr char kSheet[] = "问题清单";
inline constexpr char kGoneSheet[] = "已消失";
inline constexpr char kAboutSheet[] = "说明";

inline constexpr char kNo[] = "序号";
inline constexpr char kClass[] = "类别";
inline constexpr char kLocation[] = "位置";
inline constexpr char kQuote[] = "原文";
inline constexpr char kGrounds[] = "核算/依据";
inline constexpr char kAsk[] = "核实要求";
inline constexpr char kEvidence[] = "需补佐证";
inline constexpr char kResponsible[] = "责任单位";
inline constexpr char kVerdict[] = "处理";
inline constexpr char kReason[] = "处理理由";
inline constexpr char kRewording[] = "改写后的核实要求";
inline constexpr char kReply[] = "县级回复";
inline constexpr char kConclusion[] = "复核结论";
inline constexpr char kId[] = "问题编号";

// Of the sheet 说明.
inline constexpr char kItem[] = "项目";
inline constexpr char kContent[] = "内容";
inline constexpr char kPlace[] = "地区";
inline constexpr char kDocument[] = "文件标识";

}  // namespace dudao::cli::desk

#endif  // DUDAO_CLI_PAPERS_DECISIONS_DESK_COLUMNS_H_
