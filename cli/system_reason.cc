#include "cli/system_reason.h"

namespace dudao::cli {

std::string SystemReason(const std::error_code& code) {
  if (code == std::errc::permission_denied || code == std::errc::operation_not_permitted)
    return "没有权限";
  if (code == std::errc::no_such_file_or_directory) return "上级文件夹不存在或不能写入";
  if (code == std::errc::not_a_directory) return "路径中有一段是文件，不是文件夹";
  if (code == std::errc::file_exists) return "同名文件已存在";
  if (code == std::errc::is_a_directory) return "同名文件夹已存在";
  if (code == std::errc::no_space_on_device) return "磁盘已满";
  if (code == std::errc::read_only_file_system) return "磁盘只读";
  if (code == std::errc::filename_too_long) return "文件名太长";
  if (code == std::errc::io_error) return "磁盘读写出错";
  return code.message();
}

std::string SystemReason(int code) {
  return SystemReason(std::error_code(code, std::generic_category()));
}

}  // namespace dudao::cli
