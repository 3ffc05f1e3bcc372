import forest
