"""newsclean as a part of other packages' pipelines. Each module needs the package that it is for."""
