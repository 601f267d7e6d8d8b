# Every target sets up what it needs first; when all is there that takes a moment. The work itself is done by `fupin`.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup reports ledger import draft check board fix new doctor layout schema catalogue test bench lint golden lock

BIN := .venv/bin
TOWNSHIPS = $(or $(乡镇),$(NAME))
IN_YEAR = $(if $(or $(年度),$(YEAR)),--year $(or $(年度),$(YEAR)))

help: ## 列出所有命令
	@echo "用法：make 命令 [YEAR=年度] [NAME=乡镇] [ARGS=其他选项]"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1 \2/p' Makefile | while read -r name text; do printf '  make %-9s  %s\n' "$$name" "$$text"; done

setup: ## 安装或补齐运行环境（其他命令会自动先做）
	@python=$$(sh fupin_reports/setup/python.sh) && "$$python" -m fupin_reports.setup

reports: setup ## 生成报告，如 make reports YEAR=2022 NAME=青坪乡
	@$(BIN)/fupin build $(IN_YEAR) $(TOWNSHIPS) $(ARGS)

ledger: setup ## 资金台账（Excel），合计是公式
	@$(BIN)/fupin build --format xlsx $(IN_YEAR) $(TOWNSHIPS) $(ARGS)

import: setup ## 把资金台账或填好的表读成数据，如 make import FILE=台账.xlsx
	@$(BIN)/fupin import $(or $(文件),$(FILE)) $(IN_YEAR) $(if $(TOWNSHIPS),--name $(TOWNSHIPS)) $(ARGS)

draft: setup ## 出草稿：没填完、有错误的也印，标在有关的地方
	@$(BIN)/fupin build --draft $(IN_YEAR) $(TOWNSHIPS) $(ARGS)

check: setup ## 只核对数据，不生成报告
	@$(BIN)/fupin check $(IN_YEAR) $(TOWNSHIPS) $(ARGS)

board: setup ## 汇总看板：全年各乡镇的情况写成一页网页 output/年度/index.html
	@$(BIN)/fupin board $(IN_YEAR) $(ARGS)

fix: setup ## 把全角冒号之类的写法在数据文件里改过来（先看：ARGS=--preview）
	@$(BIN)/fupin fix $(IN_YEAR) $(TOWNSHIPS) $(ARGS)

new: setup ## 新建填报文件，如 make new NAME=青坪乡 YEAR=2024
	@$(BIN)/fupin new $(IN_YEAR) $(TOWNSHIPS) $(ARGS)

doctor: setup ## 检查运行环境：字体、PDF 组件、编辑器提示
	@$(BIN)/fupin doctor $(ARGS)

layout: setup ## 量印出来的文件合不合公文格式，如 make layout NAME=青坪乡
	@$(BIN)/fupin check-layout $(IN_YEAR) $(TOWNSHIPS) $(ARGS)

schema: setup ## 生成编辑器用的填写提示
	@$(BIN)/fupin schema $(ARGS)

catalogue: setup ## 重新生成 docs/问题目录.md（改了说法或讲解以后）
	@$(BIN)/fupin explain --write $(ARGS)

test: setup ## 运行全部测试
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

bench: setup ## 测速：和别的做法比，只选一项如 ARGS=checking
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement tests/bench/requirements.txt
	@PYTHONPATH=tests $(BIN)/python -m bench $(ARGS)

lint: setup ## 检查代码格式、类型和模块关系
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

golden: setup ## 重录样本（先看页面，再提交）
	@FUPIN_RECORD_GOLDEN=1 $(BIN)/python -m pytest tests/golden $(ARGS)

lock: setup ## 按 pyproject.toml 重新锁定依赖（升级：ARGS=--upgrade）
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev \
		--custom-compile-command "make lock" --output-file requirements.lock $(ARGS) pyproject.toml
