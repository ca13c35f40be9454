"""What is wrong with a backup, in words: 现象, 原因, 怎么办 (F17, F21)."""

from collections.abc import Mapping

from backend.clearing.rules.problems import Problem
from backend.clearing.states import BackupProblem

BACKUP_PROBLEMS: Mapping[BackupProblem, Problem] = {
    BackupProblem.UNKNOWN_SESSION: Problem(
        "工作站不认识这次清卡",
        "它的日志里没有这次清卡的备份：可能换过电脑，或数据文件夹被换过",
        "到当时那台电脑上操作；或把备份文件拷来，用命令 restore-clearing 打开",
    ),
    BackupProblem.FILE_MISSING: Problem(
        "没有找到备份文件",
        "文件被移走、删除，或备份盘没有接上",
        "接上备份盘后再次核验；服务器若存有副本，可从服务器取回",
    ),
    BackupProblem.FILE_ALTERED: Problem(
        "备份文件被改动过",
        "整个文件的校验值与日志里记下的不同",
        "不要使用这份备份；请用另一处的副本，或另一份核验通过的备份",
    ),
    BackupProblem.WRONG_KEY: Problem(
        "密钥不对，打不开",
        "文件没有被改动，但这台工作站的备份密钥不是当时的那把",
        "用 BACKUP_KEY_FILE 指定原来的密钥文件，重启工作站后再试",
    ),
    BackupProblem.CONTENT_DIFFERS: Problem(
        "里面的文件与清单不符",
        "封存里有文件的校验值与备份时的清单不同",
        "不要使用这份备份；请联系管理员，并用另一份核验通过的备份",
    ),
    BackupProblem.COPY_ALTERED: Problem(
        "系统数据库的副本被改动过",
        "卡内数据的备份是好的；数据库副本的校验值与日志里记下的不同",
        "卡内数据可以取出；数据库请用另一份核验通过的备份",
    ),
    BackupProblem.COPY_WRONG_KEY: Problem(
        "数据库副本用现在的密钥打不开",
        "卡内数据的备份是好的；数据库副本是用另一把密钥封存的",
        "用 BACKUP_KEY_FILE 指定原来的密钥文件，重启工作站后再试",
    ),
    BackupProblem.ORIGINALS_MISSING: Problem(
        "备份里少了发票原件",
        "备份时的原件有一部分已不在备份位置",
        "接上备份盘后再次核验；下一次清卡会把缺的原件重新备份",
    ),
    BackupProblem.NO_ROOM: Problem(
        "空间不够，没有取出",
        "工作站磁盘的剩余空间放不下这些文件",
        "腾出空间后再取；没有留下任何文件",
    ),
    BackupProblem.CANNOT_WRITE: Problem(
        "写不进去，没有取出",
        "工作站的数据文件夹不能写入，或写入后读回不一致",
        "检查磁盘和权限后再取；没有留下任何文件",
    ),
}
